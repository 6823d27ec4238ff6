package org.codonstream.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms in which a codon usage table is given out. */
public enum TableFormat {
    /** For people, at most 80 columns wide. */
    TABLE("text/plain", new TextTableWriter()),
    CSV("text/csv", new SeparatedTableWriter(Separator.COMMA)),
    TSV("text/tab-separated-values", new SeparatedTableWriter(Separator.TAB)),
    JSON("application/json", new JsonTableWriter()),
    /** What EMBOSS's cusp writes and its other programs read. */
    CUSP("text/plain", new CuspTableWriter()),
    /** GCG's CodonFrequency, as EMBOSS writes it. */
    GCG("text/plain", new GcgTableWriter()),
    /** The tables of CUTG, Kazusa's codon usage database, as EMBOSS writes them. */
    CUTG("text/plain", new CutgTableWriter()),
    /** The lines of CUTG's {@code .spsum} files, as EMBOSS writes them. */
    SPSUM("text/plain", new SpsumTableWriter());

    /** Forms that have a fixed place for each codon. */
    private static final Set<TableFormat> WHOLE_TABLES = EnumSet.of(GCG, CUTG, SPSUM);

    private final String mediaType;
    private final TableWriter writer;

    TableFormat(String mediaType, TableWriter writer) {
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** The name that users write: {@code table}, {@code csv}, ... */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The IANA media type, without a character set; all formats are UTF-8. */
    public String mediaType() {
        return mediaType;
    }

    /**
     * Finds the format with a label.
     *
     * @throws IllegalArgumentException if no format has this label; the message lists those there are
     */
    public static TableFormat ofLabel(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("format " + label + ": must be one of "
                        + Arrays.stream(values()).map(TableFormat::label).collect(Collectors.joining(", "))));
    }

    /**
     * Refuses a selection of rows that this format can't show.
     *
     * @throws IllegalArgumentException if it has a fixed place for each codon, and rows are to be left out
     */
    public void requireShows(RowSelection selection) {
        if (WHOLE_TABLES.contains(this) && !selection.equals(RowSelection.ALL)) {
            throw new IllegalArgumentException(
                    "format " + label() + ": has all 64 codons; stops or rows can't be left out");
        }
    }

    /** Writes a table with lines ended by {@code \n} on every system. */
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        writer.write(heading, table, out);
    }

    /** The whole table as one text. */
    public String toText(TableHeading heading, CodonUsageTable table) {
        StringBuilder text = new StringBuilder();
        try {
            write(heading, table, text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return text.toString();
    }
}
