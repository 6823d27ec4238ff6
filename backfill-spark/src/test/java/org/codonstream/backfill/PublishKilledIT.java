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
    private static final int KILLS = 3;

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
                try (ChildJvm publish = startAndAwaitPublishing(stream, files, kill % 2 == 0)) {
                    Thread.sleep(random.nextInt(200));
                    publish.kill();
                }
            }
            try (ChildJvm publish = startAndAwaitPublishing(stream, files, true)) {
                publish.end();
                assertThat(publish.output())
                        .containsPattern("codonstream: stopped; [\\d,]+ of [\\d,]+ counts and retractions of batch"
                                + " backfill-\\w+ are published and stand; run the same command again for the rest");
            }
            assertThat(stream.usage("all").path("sequences").asInt()).isBetween(1, SEQUENCES - 1);

            BackfillRun last = stream.publish("--input", files);
            BackfillRun reconciled = stream.reconcile("--input", files);

            assertThat(last.exitCode()).as(last.err()).isZero();
            assertThat(reconciled.exitCode()).as(reconciled.out()).isZero();
            assertThat(reconciled.out()).startsWith("equal: 60,000 sequences in input and stream, ");
            assertThat(stream.usage("all").path("sequences").asInt()).isEqualTo(SEQUENCES);
            assertThat(stream.usage("all").path("bases").asInt()).isEqualTo(SEQUENCES * LENGTH);
        }
    }

    /**
     * Starts a run and waits until it publishes.
     *
     * @param some whether some of it has to stand already, and some not
     */
    private static ChildJvm startAndAwaitPublishing(RunningStream stream, String files, boolean some) throws Exception {
        int before = stream.usage("all").path("sequences").asInt();
        ChildJvm publish = stream.startPublish("--input", files);
        publish.awaitWord("(publishing)");
        if (some) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> stream.usage("all").path("sequences").asInt() > before);
        }
        return publish;
    }
}
