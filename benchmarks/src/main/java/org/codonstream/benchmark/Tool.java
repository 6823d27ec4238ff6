package org.codonstream.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.benchmark.KnownCounts.Words;
import org.codonstream.command.CommandException;

/** What people count codons or words of three letters with, as they are run for that. */
enum Tool {
    /** What it calls frame 1 begins with the second base; what begins with the first one it has no frame for. */
    COMPSEQ(Floors.COMPSEQ, Words.FRAME1, "compseq") {
        @Override
        List<String> count(Path fasta, String folder, Scratch scratch) {
            return List.of("compseq", "-auto", "-word", "3", "-frame", "1", fasta.toString(), scratch.path("counted"));
        }

        @Override
        List<String> show(Scratch scratch) {
            return List.of("cat", scratch.path("counted"));
        }
    },
    CUSP("cusp", Words.FRAME0_AND_WHAT_IS_AMBIGUOUS, "cusp") {
        @Override
        List<String> count(Path fasta, String folder, Scratch scratch) {
            return List.of("cusp", "-auto", fasta.toString(), scratch.path("counted"));
        }

        @Override
        List<String> show(Scratch scratch) {
            return List.of("awk", "/^[ACGT]/ { print $1, $5 }", scratch.path("counted"));
        }
    },
    JELLYFISH("jellyfish", Words.ALL_FRAMES, "jellyfish") {
        @Override
        List<String> count(Path fasta, String folder, Scratch scratch) {
            return List.of(
                    "jellyfish",
                    "count",
                    "-m",
                    "3",
                    "-s",
                    "1M",
                    "-t",
                    processors(),
                    "-o",
                    scratch.path("counted"),
                    fasta.toString());
        }

        @Override
        List<String> show(Scratch scratch) {
            return List.of("jellyfish", "dump", "-c", scratch.path("counted"));
        }
    },
    KMC("kmc", Words.ALL_FRAMES, "kmc", "kmc_dump") {
        @Override
        List<String> count(Path fasta, String folder, Scratch scratch) {
            return List.of(
                    "kmc",
                    "-k3",
                    "-b",
                    "-ci1",
                    "-cs" + LARGEST_COUNT,
                    "-t" + processors(),
                    "-fm",
                    fasta.toString(),
                    scratch.path("counted"),
                    scratch.folder().toString());
        }

        @Override
        List<String> show(Scratch scratch) {
            return List.of("bash", "-c", "kmc_dump \"$0\" \"$0.txt\" >&2 && cat \"$0.txt\"", scratch.path("counted"));
        }
    },
    DUCKDB("DuckDB", Words.FRAME0, "python3") {
        @Override
        boolean isInstalled() {
            return super.isInstalled() && succeeds("python3", "-c", "import duckdb");
        }

        @Override
        List<String> count(Path fasta, String folder, Scratch scratch) {
            return List.of(
                    "bash",
                    "-c",
                    "exec python3 \"$0\" \"$1\" > \"$2\"",
                    script("count_codons_duckdb.py", scratch),
                    folder,
                    scratch.path("counted"));
        }

        @Override
        List<String> show(Scratch scratch) {
            return List.of("cat", scratch.path("counted"));
        }
    },
    PYTHON("Python loop", Words.FRAME0, "python3") {
        @Override
        List<String> count(Path fasta, String folder, Scratch scratch) {
            return List.of(
                    "bash",
                    "-c",
                    "exec python3 \"$0\" \"$1\" > \"$2\"",
                    script("count_codons.py", scratch),
                    fasta.toString(),
                    scratch.path("counted"));
        }

        @Override
        List<String> show(Scratch scratch) {
            return List.of("cat", scratch.path("counted"));
        }
    };

    /** The most that KMC counts to. */
    private static final long LARGEST_COUNT = 0xFFFF_FFFFL;

    private static final Pattern LINE = Pattern.compile("(?m)^([ACGT]{3})\\s+(\\d+)\\b");

    private final String label;
    private final Words words;
    private final List<String> programs;

    Tool(String label, Words words, String... programs) {
        this.label = label;
        this.words = words;
        this.programs = List.of(programs);
    }

    String label() {
        return label;
    }

    boolean isInstalled() {
        return programs.stream().allMatch(program -> succeeds("bash", "-c", "command -v \"$0\"", program));
    }

    /** What is measured: a folder, or the same as FASTA, is counted. */
    abstract List<String> count(Path fasta, String folder, Scratch scratch);

    /** What prints a line per codon, with its number, of what was counted. */
    abstract List<String> show(Scratch scratch);

    /**
     * Counts, and checks what was counted.
     *
     * @throws CommandException if it counts something else than this project does
     */
    Run run(KnownCounts known, Path fasta, String folder) {
        try (Scratch scratch = Scratch.create();
                MeasuredProcess counting = MeasuredProcess.start(label, count(fasta, folder, scratch))) {
            counting.await();
            Run run = new Run(counting.sinceStart(), List.of(counting.cost()), known.totals());
            try (MeasuredProcess showing = MeasuredProcess.start(label, show(scratch))) {
                known.require(label, words, counts(showing.await()));
            }
            return run;
        }
    }

    static Map<String, Long> counts(String lines) {
        Map<String, Long> counts = new HashMap<>();
        for (Matcher line = LINE.matcher(lines); line.find(); ) {
            counts.put(line.group(1), Long.parseLong(line.group(2)));
        }
        return counts;
    }

    private static String processors() {
        return Integer.toString(Runtime.getRuntime().availableProcessors());
    }

    private static boolean succeeds(String... command) {
        try (MeasuredProcess asked = MeasuredProcess.start(command[0], List.of(command))) {
            asked.await();
            return true;
        } catch (CommandException e) {
            return false;
        }
    }

    private static String script(String name, Scratch scratch) {
        Path script = scratch.folder().resolve(name);
        try (InputStream resource = Objects.requireNonNull(Tool.class.getResourceAsStream(name))) {
            Files.writeString(script, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
            return script.toString();
        } catch (IOException e) {
            throw new CommandException(script + " can't be written: " + e.getMessage(), e);
        }
    }
}
