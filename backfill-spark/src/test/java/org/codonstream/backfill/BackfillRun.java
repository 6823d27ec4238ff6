package org.codonstream.backfill;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.codonstream.command.Surroundings;

/** One run of the program in this JVM, whose Spark has two processors: its exit code and what it wrote. */
public record BackfillRun(int exitCode, String out, String err) {

    public static BackfillRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of("CODONSTREAM_MASTER", "local[2]"),
                0);
        int exitCode = Backfill.PROGRAM.run(args, surroundings);
        return new BackfillRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
