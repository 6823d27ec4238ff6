package org.codonstream.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What has to pass with 512 MB of heap on either side. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmallHeapTest {
    private static final int LONG = 50_000_000;
    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    @Test
    void passesOneSequenceOfFiftyMegabasesAndABatchOfTwentyThousandSequences() throws Exception {
        Genomes genomes = new Genomes(5);
        Path input = Files.createDirectories(folder.resolve("input"));
        List<Genome> one = genomes.make(0, 1, LONG, LONG);
        List<Genome> many = genomes.make(1, MANY, 300, 300);
        Path file = Genomes.write(input.resolve("long.parquet"), one);
        ExpectedTables expected = new ExpectedTables().publish(file, one, MANY);
        Path others = Genomes.write(folder.resolve("many.parquet"), many);
        expected.publish(others, many, MANY);
        try (Program up = Program.up(folder, folder.resolve("data"))) {
            up.awaitReady();
            try (Program publish = publish(up, file);
                    Program publishMany = publish(up, others)) {
                assertThat(publish.awaitSuccess().output()).contains("counted 1,");
                assertThat(publishMany.awaitSuccess().output()).contains("counted 20,000,");
            }
            assertThat(new Tables(up.uri()).read()).isEqualTo(expected.tables());
        }
    }

    private Program publish(Program up, Path file) {
        return Program.start(
                folder,
                "ingest",
                "publish",
                "--input",
                file.toString(),
                "--batch-size",
                Integer.toString(MANY),
                "--bootstrap-servers",
                up.bootstrapServers(),
                "--server",
                up.uri().toString(),
                "--wait");
    }
}
