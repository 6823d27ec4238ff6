package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.codonstream.broker.BrokerConfig;
import org.codonstream.broker.DataFolder;
import org.codonstream.broker.EmbeddedBroker;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of the streams app alone, while its broker stays. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StreamsRunKilledTest {
    /** The promise is 10 s; a machine busy with other things gets more, and yet less than the 43 s of Kafka's defaults. */
    private static final Duration READY_AGAIN = Duration.ofSeconds(30);

    private static final int BATCH_SIZE = 2000;

    @TempDir
    Path folder;

    private final Random random = new Random(4);
    private final ExpectedTables expected = new ExpectedTables();
    private DataFolder data;
    private EmbeddedBroker broker;

    @BeforeEach
    void publish() {
        data = DataFolder.open(folder.resolve("data"), Duration.ZERO);
        broker = EmbeddedBroker.start(data, BrokerConfig.onPort(0));
        List<Genome> input = new Genomes(4).make(0, 12_000, 20, 2_000);
        Path file = Genomes.write(folder.resolve("input.parquet"), input);
        publishing().publish(file, BATCH_SIZE);
        expected.publish(file, input, BATCH_SIZE);
    }

    @AfterEach
    void endBroker() {
        broker.close();
        data.close();
    }

    @Test
    void endsWithTheSameTablesWhenItIsKilledAndWhenKafkaForgetsItsOffsets() {
        assertThat(killWhileCounting("first start", 0.1 + 0.2 * random.nextDouble()))
                .as("counted at the first kill")
                .isLessThan(expected.sequences());
        killWhileCounting("start right after a SIGKILL", 0.4 + 0.2 * random.nextDouble());
        deleteGroup();
        try (Program app = run()) {
            requireReady(app, "start after a SIGKILL without the group's offsets");
            publishing().publishLast(folder, 900_000, expected, app.uri());
            Tables tables = new Tables(app.uri());
            assertThat(tables.read()).isEqualTo(expected.tables());
        }
    }

    private long killWhileCounting(String which, double share) {
        long enough = (long) (share * expected.sequences());
        try (Program app = run()) {
            requireReady(app, which);
            Tables tables = new Tables(app.uri());
            long counted = await().atMost(Program.PATIENCE)
                    .pollDelay(Duration.ofMillis(random.nextInt(100)))
                    .pollInterval(Duration.ofMillis(20))
                    .until(tables::sequences, sequences -> sequences >= enough);
            app.kill();
            System.out.println(
                    "streams run killed with " + counted + " of " + expected.sequences() + " sequences counted");
            return counted;
        }
    }

    private static void requireReady(Program app, String which) {
        Duration ready = app.awaitReady();
        System.out.println("streams run, " + which + ": ready after " + ready.toMillis() + " ms");
        assertThat(ready).as("%s: ready", which).isLessThan(READY_AGAIN);
    }

    /** Kafka refuses until it has missed the killed members, after 6 s. */
    private void deleteGroup() {
        String group = TopicSettings.defaults().prefix();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) broker.bootstrapServers()))) {
            await().atMost(Program.PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreException(ExecutionException.class)
                    .until(() -> {
                        admin.deleteConsumerGroups(List.of(group)).all().get();
                        return true;
                    });
        }
    }

    private Program run() {
        return Program.start(
                folder,
                "streams",
                "run",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--state-dir",
                folder.resolve("state").toString(),
                "--http-port",
                "0");
    }

    private Publishing publishing() {
        return new Publishing(broker.bootstrapServers());
    }
}
