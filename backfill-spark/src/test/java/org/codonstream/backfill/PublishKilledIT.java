package org.codonstream.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publishing backfill of a growing input that dies again and again, at last in order. */
class PublishKilledIT {

    private static final int LENGTH = 60;
    private static final int KILLS = 5;
    /** What is new before each run that is killed. */
    private static final int PART = 20_000;
    /** What is new before the run that is stopped in order: enough that much of it is left when some is counted. */
    private static final int LAST_PART = 50_000;

    private static final int SEQUENCES = KILLS * PART + LAST_PART;
    private static final int FROM_THE_START_MS = 5_000;

    @TempDir
    private Path folder;

    @Test
    void bringsTheStreamToHoldTheInputExactlyHoweverOftenItIsKilled() throws Exception {
        Random random = new Random(4);
        Path files = Files.createDirectory(folder.resolve("input"));
        try (RunningStream stream = new RunningStream(folder)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                add(files, kill, PART);
                int before = sequences(stream);
                try (ChildJvm publish = stream.startPublish("--input", files.toString())) {
                    if (kill % 2 == 0) {
                        awaitMore(stream, before, publish);
                    } else {
                        Thread.sleep(random.nextInt(FROM_THE_START_MS));
                    }
                    publish.kill();
                }
            }
            add(files, KILLS + 1, LAST_PART);
            int before = sequences(stream);
            try (ChildJvm publish = stream.startPublish("--input", files.toString())) {
                awaitMore(stream, before, publish);
                publish.end();
                assertThat(publish.output())
                        .containsPattern("codonstream: stopped; [\\d,]+ of [\\d,]+ counts and retractions of batch"
                                + " backfill-\\w+ are published and stand; run the same command again to go on");
            }
            assertThat(sequences(stream)).isBetween(1, SEQUENCES - 1);

            BackfillRun last = stream.publish("--input", files.toString());
            BackfillRun reconciled = stream.reconcile("--input", files.toString());

            assertThat(last.exitCode()).as(last.err()).isZero();
            assertThat(reconciled.exitCode()).as(reconciled.out()).isZero();
            assertThat(reconciled.out()).startsWith("equal: 150,000 sequences in input and stream, ");
            assertThat(sequences(stream)).isEqualTo(SEQUENCES);
            assertThat(stream.usage("all").path("bases").asInt()).isEqualTo(SEQUENCES * LENGTH);
        }
    }

    private static void add(Path files, int part, int sequences) {
        Rows.generated("killed-" + part, sequences, LENGTH).write(files.resolve("part-" + part + ".parquet"));
    }

    /** Waits until something that a run publishes stands, and is counted. */
    private static void awaitMore(RunningStream stream, int before, ChildJvm publish) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    boolean failed = publish.hasFailed();
                    boolean more = sequences(stream) > before;
                    if (!more && failed) {
                        throw new AssertionError("failed before any of it was counted:\n" + publish.output());
                    }
                    return more;
                });
    }

    private static int sequences(RunningStream stream) throws Exception {
        return stream.usage("all").path("sequences").asInt();
    }
}
