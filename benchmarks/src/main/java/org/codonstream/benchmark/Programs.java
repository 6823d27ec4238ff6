package org.codonstream.benchmark;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codonstream.command.ConfigurationException;

/** The programs that stages consist of, as command lines. */
final class Programs {
    private static final String HOME = "codonstream.home";
    private static final String FLOOR_HEAP = "-Xmx512m";

    private Programs() {}

    /** What a user types. */
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
        try (MeasuredProcess version = MeasuredProcess.start("codonstream", codonstream("--version"), Map.of())) {
            version.await();
        }
    }

    /** What a user types to publish. */
    static List<String> publish(String input, String bootstrapServers, String... more) {
        return codonstream(words(more, "ingest", "publish", "--input", input, "--bootstrap-servers", bootstrapServers));
    }

    /** Words with others behind them. */
    static String[] words(String[] behind, String... words) {
        return Stream.concat(Stream.of(words), Stream.of(behind)).toArray(String[]::new);
    }

    /** A floor, in a JVM of its own with the class path of this one. */
    static List<String> floor(Class<?> program, String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(FLOOR_HEAP, "-XX:+UseParallelGC", "-Dslf4j.internal.verbosity=ERROR"));
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

    /** Runs one that does its work alone. */
    static Run run(String name, List<String> command) {
        return MeasuredProcess.run(name, command, Map.of());
    }
}
