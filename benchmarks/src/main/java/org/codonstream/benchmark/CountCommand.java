package org.codonstream.benchmark;

import java.util.List;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stage {@code count}: counting files, without Kafka. */
@Command(
        name = "count",
        description = "Measure 'codonstream count' against reading the column with parquet-java in one thread.")
final class CountCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    CountCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        stage.hold(
                surroundings,
                totals -> List.of(
                        new Contestant(
                                "count",
                                () -> MeasuredProcess.run(
                                        "count",
                                        Programs.codonstream("count", "--input", stage.input(), "--format", "json"))),
                        Programs.columnRead(stage.input())));
    }
}
