package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.codonstream.broker.BrokerConfig;
import org.codonstream.broker.DataFolder;
import org.codonstream.broker.EmbeddedBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of {@code up}, and with it of the broker's parent, at random moments. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class UpKilledTest {
    private static final long SEED = 20_261_123;
    private static final int BATCH_SIZE = 3000;
    private static final int KILLS = 1;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Genomes genomes = new Genomes(SEED);
    private final ExpectedTables expected = new ExpectedTables();

    @Test
    void endsWithTheSameTablesHoweverOftenItIsKilled() {
        List<Genome> first = genomes.make(0, 60_000, 20, 400);
        publishBeforeAnyoneCounts(first);
        long leastCounted = expected.sequences();
        for (int kill = 0; kill < KILLS; kill++) {
            double share = (kill + random.nextDouble()) / (KILLS + 1);
            leastCounted = Math.min(leastCounted, killWhileCounting(share));
        }
        assertThat(leastCounted).as("counted at the earliest kill").isLessThan(first.size());
        try (Program up = Program.up(folder, dataDir())) {
            System.out.println("up was ready " + up.awaitReady().toMillis() + " ms after its start behind a SIGKILL");
            Publishing publishing = new Publishing(up.bootstrapServers());
            publishing.publishLast(folder, 800_000, expected, up.uri());
            assertThat(new Tables(up.uri()).read()).isEqualTo(expected.tables());
            publishMixture(publishing, first.subList(0, 3_000));
            up.kill();
        }
        try (Program up = Program.up(folder, dataDir())) {
            up.awaitReady();
            Publishing publishing = new Publishing(up.bootstrapServers());
            publish(publishing, "again", first.subList(1_000, 3_000));
            publishing.publishLast(folder, 900_000, expected, up.uri());
            Tables tables = new Tables(up.uri());
            Map<TableKey, Table> found = tables.read();
            assertThat(found).isEqualTo(expected.tables());
            tables.requireConsistent(found);
        }
    }

    /** Newer versions, older ones that come late, other sources, retractions, and something that comes back. */
    private void publishMixture(Publishing publishing, List<Genome> first) {
        List<Genome> newer = first.subList(0, 1_000).stream()
                .map(genome -> genome.withVersion(2, genomes.letters(30 + random.nextInt(500))))
                .toList();
        List<Genome> moved = first.subList(1_000, 1_500).stream()
                .map(genome -> genome.withSource("moved"))
                .toList();
        publish(publishing, "newer", newer);
        publish(publishing, "moved", moved);
        publish(publishing, "late", first.subList(500, 1_000));
        List<String> retracted =
                first.subList(900, 1_100).stream().map(Genome::accession).toList();
        publishing.retract(retracted);
        retracted.forEach(expected::retract);
        publish(publishing, "back", first.subList(1_050, 1_060));
    }

    private Path dataDir() {
        return folder.resolve("data");
    }

    private void publishBeforeAnyoneCounts(List<Genome> input) {
        try (DataFolder data = DataFolder.open(dataDir(), Duration.ZERO);
                EmbeddedBroker broker = EmbeddedBroker.start(data, BrokerConfig.onPort(0))) {
            publish(new Publishing(broker.bootstrapServers()), "first", input);
        }
    }

    private void publish(Publishing publishing, String name, List<Genome> input) {
        Path file = Genomes.write(folder.resolve(name + ".parquet"), input);
        publishing.publish(file, BATCH_SIZE);
        expected.publish(file, input, BATCH_SIZE);
    }

    /** Lets it count until this share of all sequences is in the tables at least; returns how many were. */
    private long killWhileCounting(double share) {
        long enough = (long) (share * expected.sequences());
        try (Program up = Program.up(folder, dataDir())) {
            Tables tables = new Tables(up.uri());
            long counted = await().atMost(Program.PATIENCE)
                    .pollDelay(Duration.ofMillis(random.nextInt(100)))
                    .pollInterval(Duration.ofMillis(20))
                    .until(tables::sequences, sequences -> sequences >= enough);
            up.kill();
            System.out.println("up killed with " + counted + " of " + expected.sequences() + " sequences counted");
            return counted;
        }
    }
}
