package org.codonstream.flatfile;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/** The flat files that are read, told from each other by how they begin. */
public enum FlatFormat {
    FASTA("FASTA", FastaParser::new),
    GENBANK("GenBank", GenBankParser::new);

    /** First line of the files of a GenBank release, before their first record. */
    static final String RELEASE_HEADING = "Genetic Sequence Data Bank";

    private final String label;
    private final Function<LineReader, RecordParser> parser;

    FlatFormat(String label, Function<LineReader, RecordParser> parser) {
        this.label = label;
        this.parser = parser;
    }

    /** Its name in messages. */
    public String label() {
        return label;
    }

    /**
     * A parser of the records from here on.
     *
     * @param in not compressed
     * @param offset of the first byte in the file's text, which must be the beginning of the file or of a record
     */
    public RecordParser parse(InputStream in, long offset) {
        return parser.apply(new LineReader(in, offset));
    }

    /** The format of a text, empty if it is none that is read. */
    public static Optional<FlatFormat> of(String beginning) {
        String text = beginning.startsWith("\uFEFF") ? beginning.substring(1) : beginning;
        text = text.stripLeading();
        if (text.startsWith(">") || text.startsWith(";")) {
            return Optional.of(FASTA);
        }
        String firstLine = text.lines().findFirst().orElse("");
        return firstLine.startsWith("LOCUS ") || firstLine.contains(RELEASE_HEADING)
                ? Optional.of(GENBANK)
                : Optional.empty();
    }

    /** The same for bytes; only the first ones of a file are needed. */
    public static Optional<FlatFormat> of(byte[] beginning) {
        return of(new String(beginning, StandardCharsets.UTF_8));
    }
}
