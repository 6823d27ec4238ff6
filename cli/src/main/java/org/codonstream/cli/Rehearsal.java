package org.codonstream.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.codonstream.command.Surroundings;
import org.codonstream.machine.SingleMachine;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.topic.TopicSettings;
import picocli.CommandLine.ExitCode;

/**
 * The whole way once with generated sequences: converted, counted, published in many small batches and
 * asked for. The launcher runs it where Java keeps for later starts what a run has taught it of the program, the linked
 * classes and the profiles of methods (<a href="https://openjdk.org/jeps/483">JEP 483</a>, <a
 * href="https://openjdk.org/jeps/515">JEP 515</a>). It is no command.
 */
public final class Rehearsal {
    /** With more of both, Java's second compiler was given more at once in later runs, which took longer. */
    private static final Extent EXTENT = new Extent(600, 20_000);

    private static final String SOURCE = "rehearsal";
    private static final String GENOMES_PER_FILE = "200";
    private static final String GENOMES_PER_BATCH = "10";

    private final Extent extent;
    private final Surroundings surroundings;

    /**
     * @param extent how much is published
     * @param out where commands write their results
     * @param err where they write everything else
     */
    Rehearsal(Extent extent, PrintStream out, PrintStream err) {
        this.extent = extent;
        // nothing of what the user has set: it is meant for other servers and topics
        this.surroundings = new Surroundings(out, err, Map.of(), 0);
    }

    /**
     * How much is published.
     *
     * @param genomes number of genomes, half of them as long as a mitochondrion's and half as a plastid's
     * @param reads number of sequences of 300 bases
     */
    record Extent(int genomes, int reads) {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try {
            new Rehearsal(EXTENT, System.out, System.err).run();
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(ExitCode.SOFTWARE);
        }
        System.exit(ExitCode.OK);
    }

    /** @throws IllegalStateException if a command fails */
    void run() throws IOException, InterruptedException {
        try (TemporaryFolder folder = TemporaryFolder.create("codonstream-rehearsal-")) {
            Path genomes = folder.path().resolve("genomes.fasta");
            Path reads = folder.path().resolve("reads.fasta");
            write(extent, genomes, reads);
            Path shards = folder.path().resolve("shards");
            command(
                    List.of("ingest", "convert", "--source", SOURCE, "--max-sequences", GENOMES_PER_FILE),
                    genomes,
                    "--output",
                    shards.toString());
            command(List.of("count"), shards);
            try (SingleMachine machine = SingleMachine.start(
                    folder.path().resolve("data"), 0, 0, TopicSettings.defaults(), StreamsAppConfig.DEFAULT_THREADS)) {
                String server = machine.uri().toString();
                List<String> publish = List.of(
                        "ingest",
                        "publish",
                        "--source",
                        SOURCE,
                        "--wait",
                        "--server",
                        server,
                        "--bootstrap-servers",
                        machine.bootstrapServers());
                // Many transactions: it is they that run through most of Kafka's code.
                command(publish, shards, "--batch-size", GENOMES_PER_BATCH);
                command(publish, reads);
                command(List.of("usage", "--server", server));
            }
        }
    }

    private void command(List<String> words, Path input, String... more) {
        command(Stream.of(words.stream(), Stream.of("--input", input.toString()), Stream.of(more))
                .flatMap(Function.identity())
                .toList());
    }

    private void command(List<String> line) {
        int status = Codonstream.PROGRAM.run(line.toArray(String[]::new), surroundings);
        if (status != ExitCode.OK) {
            throw new IllegalStateException("codonstream " + String.join(" ", line) + " ended with " + status);
        }
    }

    private static void write(Extent extent, Path genomes, Path reads) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter fasta = Files.newBufferedWriter(genomes, StandardCharsets.US_ASCII)) {
            for (int i = 0; i < extent.genomes(); i++) {
                write(fasta, "genome" + i, random, i % 2 == 0 ? 16_500 : 150_000);
            }
        }
        try (BufferedWriter fasta = Files.newBufferedWriter(reads, StandardCharsets.US_ASCII)) {
            for (int i = 0; i < extent.reads(); i++) {
                write(fasta, "read" + i, random, 300);
            }
        }
    }

    /** Random letters, in every tenth sequence with a run of N, in every fifth with lower case. */
    private static void write(BufferedWriter fasta, String id, Random random, int length) throws IOException {
        char[] bases = new char[length];
        for (int i = 0; i < length; i++) {
            bases[i] = "TCAG".charAt(random.nextInt(4));
        }
        if (random.nextInt(10) == 0) {
            Arrays.fill(bases, length / 3, length / 2, 'N');
        }
        String letters = new String(bases);
        fasta.write(">" + id + "\n");
        fasta.write(random.nextInt(5) == 0 ? letters.toLowerCase(Locale.ROOT) : letters);
        fasta.write("\n");
    }
}
