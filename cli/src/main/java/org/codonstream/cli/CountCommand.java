package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.codonstream.code.GeneticCode;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.InputOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.usage.CodingRows;
import org.codonstream.usage.ReadingChoice;
import org.codonstream.usage.Separator;
import org.codonstream.usage.SequenceRows;
import org.codonstream.usage.TableHeading;
import org.codonstream.usage.Usage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts the codons of files, without Kafka: the same counter over the rows as they are. */
@Command(
        name = "count",
        description = "Count the codons of files, without Kafka: every row as it stands there, repeated ids too.",
        footer = {
            "",
            "Examples:",
            "  codonstream count --input genomes/",
            "  codonstream count --input mt.parquet --genetic-code 2 --format csv",
            "  codonstream count --input 'shards/*.parquet' --per sequence --format tsv",
            "  codonstream count --input ecoli.gb.gz --reading cds --per cds"
        })
final class CountCommand implements Runnable {
    /** What a line of the answer is about. */
    enum Per {
        TOTAL,
        SEQUENCE,
        CDS;

        /** Only coding sequences can be shown one by one. */
        void requireReading(ReadingChoice reading) {
            if (this == CDS && !reading.isCoding()) {
                throw new ConfigurationException("--per cds: needs --reading cds");
            }
        }
    }

    private final Surroundings surroundings;

    @Mixin
    private InputOptions input;

    @Option(
            names = "--per",
            paramLabel = "WHAT",
            defaultValue = "total",
            description = "total: one table of all; sequence: a row per sequence, as csv or tsv; cds: a row per coding"
                    + " sequence, with --reading cds (${DEFAULT-VALUE}).")
    private Per per;

    @Mixin
    private TableOptions table;

    CountCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        per.requireReading(table.view().reading());
        try {
            switch (per) {
                case TOTAL -> printTotal();
                case SEQUENCE -> printSequences();
                case CDS -> printCoding();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void printTotal() throws IOException {
        table.rows();
        FileCount files = files();
        Usage usage = files.total();
        reportCoding(files);
        ViewOptions view = table.view();
        GeneticCode code = view.geneticCode().of(files.name(), usage.geneticCodes(), view.reading());
        table.print(
                TableHeading.of(files.name(), view.reading(), code, usage),
                view.reading().counts(usage::reading),
                surroundings.out());
    }

    private void printSequences() throws IOException {
        SequenceRows rows = new SequenceRows(separator());
        FileCount files = files();
        rows.writeHeader(surroundings.out());
        files.eachSequence((row, counts) -> print(() -> rows.writeRow(
                row.id(), row.length(), table.view().reading().counts(counts::reading), surroundings.out())));
        reportCoding(files);
    }

    private void printCoding() throws IOException {
        CodingRows rows = new CodingRows(separator());
        FileCount files = files();
        rows.writeHeader(surroundings.out());
        files.eachCoding(
                (row, feature, counts) -> print(() -> rows.writeRow(row.id(), feature, counts, surroundings.out())));
        reportCoding(files);
    }

    private FileCount files() {
        return new FileCount(input.files(), table.view().projection());
    }

    private void reportCoding(FileCount files) {
        if (table.view().reading().isCoding()) {
            files.coding().report(files.name(), surroundings.err());
        }
    }

    private Separator separator() {
        return switch (table.format().label()) {
            case "table", "csv" -> Separator.COMMA;
            case "tsv" -> Separator.TAB;
            default ->
                throw new ConfigurationException("format " + table.format().label() + ": --per "
                        + per.name().toLowerCase(Locale.ROOT) + " is written as csv or tsv");
        };
    }

    /** Writes a row. */
    private interface Printing {
        void print() throws IOException;
    }

    private static void print(Printing printing) {
        try {
            printing.print();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
