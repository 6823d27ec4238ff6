package org.codonstream.benchmark;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.ConfigurationException;

/** The programs that stages consist of, as command lines. */
final class Programs {
    private static final String HOME = "codonstream.home";
    private static final String FLOOR_HEAP = "-Xmx512m";

    private Programs() {}

    /** What a user types, to be added to. */
    static List<String> codonstream(String... words) {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw new ConfigurationException(HOME + " is not set: start the benchmarks with benchmarks/run");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(home, "codonstream").toString());
        command.addAll(List.of(words));
        return command;
    }

    /** Has the launcher build what is missing, so that no run has to. */
    static void build() {
        try (MeasuredProcess version = MeasuredProcess.start("codonstream", codonstream("--version"))) {
            version.await();
        }
    }

    /** What a user types to publish. */
    static List<String> publish(String input, String bootstrapServers, String... more) {
        List<String> command =
                codonstream("ingest", "publish", "--input", input, "--bootstrap-servers", bootstrapServers);
        command.addAll(List.of(more));
        return command;
    }

    /** A floor, in a JVM of its own with the class path of this one. */
    static List<String> floor(Class<?> program, String... words) {
        return java(FLOOR_HEAP, program, words);
    }

    /**
     * A program in a JVM of its own with the class path of this one.
     *
     * @param heap such as {@code -Xmx512m}
     */
    static List<String> java(String heap, Class<?> program, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(heap, "-XX:+UseParallelGC", "-Dslf4j.internal.verbosity=ERROR"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(words));
        return command;
    }

    /** The jar or folder that this module's classes are in. */
    static Path ownClasses() {
        try {
            return Path.of(Programs.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The floor of everything that reads files: parquet-java, in one thread. */
    static Contestant columnRead(String folder) {
        return new Contestant(Floors.PARQUET_READ, () -> MeasuredProcess.run("read", floor(ColumnRead.class, folder)));
    }
}
