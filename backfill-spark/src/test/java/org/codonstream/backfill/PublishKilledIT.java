package org.codonstream.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A publishing backfill that dies again and again, at last in order. */
class PublishKilledIT {

    private static final int SEQUENCES = 60_000;
    private static final int LENGTH = 60;
    private static final int KILLS = 5;
    private static final int FROM_THE_START_MS = 10_000;

    @TempDir
    private Path folder;

    @Test
    void bringsTheStreamToHoldTheInputExactlyHoweverOftenItIsKilled() throws Exception {
        Random random = new Random(4);
        String files = Rows.generated("killed", SEQUENCES, LENGTH)
                .write(folder.resolve("killed.parquet"))
                .toString();
        try (RunningStream stream = new RunningStream(folder)) {
            for (int kill = 1; kill <= KILLS; kill++) {
                int before = sequences(stream);
                try (ChildJvm publish = stream.startPublish("--input", files)) {
                    if (kill % 2 == 0) {
                        awaitMore(stream, before);
                    } else {
                        Thread.sleep(random.nextInt(FROM_THE_START_MS));
                    }
                    publish.kill();
                }
            }
            int before = sequences(stream);
            try (ChildJvm publish = stream.startPublish("--input", files)) {
                awaitMore(stream, before);
                publish.end();
                assertThat(publish.output())
                        .containsPattern("codonstream: stopped; [\\d,]+ of [\\d,]+ counts and retractions of batch"
                                + " backfill-\\w+ are published and stand; run the same command again to go on");
            }
            assertThat(sequences(stream)).isBetween(1, SEQUENCES - 1);

            BackfillRun last = stream.publish("--input", files);
            BackfillRun reconciled = stream.reconcile("--input", files);

            assertThat(last.exitCode()).as(last.err()).isZero();
            assertThat(reconciled.exitCode()).as(reconciled.out()).isZero();
            assertThat(reconciled.out()).startsWith("equal: 60,000 sequences in input and stream, ");
            assertThat(sequences(stream)).isEqualTo(SEQUENCES);
            assertThat(stream.usage("all").path("bases").asInt()).isEqualTo(SEQUENCES * LENGTH);
        }
    }

    /** Waits until something that is being published stands, and is counted. */
    private static void awaitMore(RunningStream stream, int before) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sequences(stream) > before);
    }

    private static int sequences(RunningStream stream) throws Exception {
        return stream.usage("all").path("sequences").asInt();
    }
}
