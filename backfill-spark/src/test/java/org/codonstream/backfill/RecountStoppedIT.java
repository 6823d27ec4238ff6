package org.codonstream.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recount that is told to end, while Spark starts and later. */
class RecountStoppedIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 300, 600, 1_200, 2_500})
    void saysThatItWasStoppedAndLeavesNothing(int milliseconds) throws InterruptedException {
        String input = Rows.generated("stopped", 60_000, 60)
                .write(folder.resolve("stopped.parquet"))
                .toString();
        Path counted = folder.resolve("counted");
        try (ChildJvm recount =
                ChildJvm.backfill(folder, "recount", "--input", input, "--output", counted.toString())) {
            recount.awaitWord("(starting Spark)");
            Thread.sleep(milliseconds);
            recount.end();

            assertThat(recount.output())
                    .matches("starting Spark\\n(counting with Spark .*\\n)*(writing .*\\n)*codonstream: stopped\\n");
        }
        assertThat(counted).doesNotExist();
    }
}
