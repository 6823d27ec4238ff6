package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.codonstream.codon.FrameCounts;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.InputOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.input.Projection;
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
            "  codonstream count --input 'shards/*.parquet' --per sequence --format tsv"
        })
final class CountCommand implements Runnable {
    /** What a line of the answer is about. */
    enum Per {
        TOTAL,
        SEQUENCE
    }

    private final Surroundings surroundings;

    @Mixin
    private InputOptions input;

    @Option(
            names = "--per",
            paramLabel = "WHAT",
            defaultValue = "total",
            description = "total: one table of all; sequence: a row per sequence, as csv or tsv (${DEFAULT-VALUE}).")
    private Per per;

    @Mixin
    private TableOptions table;

    CountCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (table.reading().isCoding()) {
            throw new ConfigurationException("reading cds: Parquet files have no annotated coding sequences");
        }
        try {
            if (per == Per.SEQUENCE) {
                printSequences();
            } else {
                printTotal();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void printTotal() throws IOException {
        table.rows();
        FileCount files = new FileCount(input.files(), Projection.LETTERS);
        Usage usage = files.total();
        TableHeading heading = new TableHeading(
                files.name(),
                table.reading(),
                table.geneticCode(),
                usage.sequences(),
                usage.codingSequences(),
                usage.bases());
        table.format().write(heading, table.of(table.reading().counts(usage::reading)), surroundings.out());
    }

    private void printSequences() throws IOException {
        Separator separator =
                switch (table.format().label()) {
                    case "table", "csv" -> Separator.COMMA;
                    case "tsv" -> Separator.TAB;
                    default ->
                        throw new ConfigurationException(
                                "format " + table.format().label() + ": --per sequence is written as csv or tsv");
                };
        SequenceRows rows = new SequenceRows(separator);
        rows.writeHeader(surroundings.out());
        new FileCount(input.files(), Projection.LETTERS)
                .eachSequence((row, frames) -> printSequence(rows, row.id(), frames));
    }

    private void printSequence(SequenceRows rows, String id, FrameCounts frames) {
        try {
            rows.writeRow(id, frames.length(), table.reading().counts(frames::reading), surroundings.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
