package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.codonstream.machine.SingleMachine;
import org.codonstream.stream.StreamsAppConfig;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL and SIGTERM of {@code ingest publish} in the middle. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PublishKilledTest {
    private static final int BATCH_SIZE = 100;
    private static final int BATCHES = 120;
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    private final Random random = new Random(2);
    private final ExpectedTables expected = new ExpectedTables();

    @Test
    void publishesEachBatchOnceAndWholeHoweverOftenItIsKilled() throws Exception {
        List<Genome> input = new Genomes(2).make(0, BATCHES * BATCH_SIZE, 20, 1_500);
        Path file = Genomes.write(folder.resolve("input.parquet"), input);
        expected.publish(file, input, BATCH_SIZE);
        try (SingleMachine machine = SingleMachine.start(
                folder.resolve("data"), 0, 0, TopicSettings.defaults(), StreamsAppConfig.DEFAULT_THREADS)) {
            Tables tables = new Tables(machine.uri());
            int killed = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                killed += killed(machine, tables, file, kill * BATCHES / (KILLS + 4)) ? 1 : 0;
            }
            assertThat(killed).as("kills that were in time").isGreaterThan(KILLS / 2);
            terminate(machine, tables, file);
            assertThat(publish(machine, file).awaitSuccess().output()).contains("already");

            Publishing publishing = new Publishing(machine.bootstrapServers());
            List<JsonNode> batches = tables.batches();
            assertThat(batches).hasSize(BATCHES);
            batches.forEach(batch -> requireWhole(tables, batch.path("batch").asText()));

            // other batches of the same sequences: duplicates, all of them
            publishing.publish(file, BATCH_SIZE * 7);
            publishing.publishLast(folder, 900_000, expected, machine.uri());
            Map<TableKey, Table> found = tables.read();
            assertThat(found).isEqualTo(expected.tables());
        }
    }

    /** Kills it some moments after so many batches are known; says whether it was still at work. */
    private boolean killed(SingleMachine machine, Tables tables, Path file, int batches) {
        try (Program publish = publish(machine, file)) {
            await().atMost(Program.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !publish.isAlive() || tables.batches().size() >= batches);
            // in whatever it is doing then
            await().pollDelay(Duration.ofMillis(random.nextInt(60))).until(() -> true);
            boolean working = publish.isAlive();
            publish.kill();
            System.out.println("ingest publish killed with " + tables.batches().size() + " of " + BATCHES
                    + " batches published" + (working ? "" : ": too late"));
            return working;
        }
    }

    /** Told to end, it says what stands, and leaves nothing open that the next run would wait for. */
    private void terminate(SingleMachine machine, Tables tables, Path file) {
        Instant begun = Instant.now();
        try (Program publish = publish(machine, file)) {
            // a batch of its own: what a killed run published last may come to be known later
            await().atMost(Program.PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> !publish.isAlive()
                            || tables.batches().stream().anyMatch(batch -> isPublishedSince(begun, batch)));
            publish.signal("TERM");
            assertThat(publish.awaitEnd()).as(publish.tail()).isEqualTo(128 + 15);
            assertThat(publish.output())
                    .containsPattern("codonstream: stopped; batches 1-\\d+ of " + BATCHES
                            + " are published and stand; run the same command again to go on\\n$");
        }
    }

    private static boolean isPublishedSince(Instant begun, JsonNode batch) {
        JsonNode published = batch.path("published");
        return published.isTextual() && !Instant.parse(published.asText()).isBefore(begun);
    }

    private static void requireWhole(Tables tables, String batch) {
        JsonNode publications = tables.ask("/v1/batches/" + batch).path("publications");
        assertThat(publications).as("publications of batch %s", batch).hasSize(1);
        assertThat(publications.path(0).path("complete").asBoolean())
                .as("%s", publications)
                .isTrue();
        assertThat(publications.path(0).path("expected").asInt()).isEqualTo(BATCH_SIZE);
    }

    private Program publish(SingleMachine machine, Path file) {
        return Program.start(
                folder,
                "ingest",
                "publish",
                "--input",
                file.toString(),
                "--batch-size",
                Integer.toString(BATCH_SIZE),
                "--bootstrap-servers",
                machine.bootstrapServers(),
                "--server",
                machine.uri().toString(),
                "--wait");
    }
}
