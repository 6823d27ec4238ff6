package org.codonstream.benchmark;

import java.nio.file.Path;
import org.codonstream.command.Amounts;
import org.codonstream.command.Checked;
import org.codonstream.command.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the genomes that the stages read. */
@Command(
        name = "generate",
        description = "Write Parquet files of generated genomes, as those of mitochondria and plastids are: 32,240 of"
                + " about 2.7 Gbases together. The same seed gives the same files.")
final class GenerateCommand implements Runnable {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    private Path folder;

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "So many times as many sequences (${DEFAULT-VALUE}).")
    private double scale;

    @Option(names = "--sequences", paramLabel = "N", description = "Number of sequences; wins over --scale.")
    private @Nullable Long sequences;

    @Option(
            names = "--length",
            paramLabel = "BASES",
            description =
                    "Length of every sequence, instead of those that organelles have. Two files are held in memory"
                            + " at a time: where a sequence is longer than some 50 Mbases, BENCHMARKS_HEAP=3g gives enough.")
    private @Nullable Integer length;

    @Option(
            names = "--files",
            paramLabel = "N",
            description = "Number of files (81, or as many as there are sequences).")
    private @Nullable Integer files;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What the genomes are made of (${DEFAULT-VALUE}).")
    private long seed;

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        long wanted = sequences == null ? GenomeSet.sequences(scale) : sequences;
        GenomeSet set = Checked.setting(() -> GenomeSet.of(wanted, files, seed, length));
        long began = System.nanoTime();
        long bases = set.write(folder);
        surroundings
                .out()
                .println("generated " + Amounts.of(set.sequences(), "sequence", "sequences") + ", "
                        + Amounts.of(bases, "base", "bases") + " in " + Amounts.of(set.files(), "file", "files") + ", "
                        + Amounts.rate(bases, System.nanoTime() - began) + ": " + folder);
    }
}
