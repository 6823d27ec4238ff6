package org.codonstream.benchmark;

import java.util.List;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The stage {@code end-to-end}: from nothing to every table. */
@Command(
        name = "end-to-end",
        description =
                "Measure 'codonstream up' in a new folder and 'codonstream ingest publish --wait', both started at"
                        + " once, to the end of the second; against reading the column with parquet-java in one thread.")
final class EndToEndCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private StageOptions stage;

    EndToEndCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        stage.hold(
                surroundings,
                totals -> List.of(
                        new Contestant("end-to-end", () -> Machine.endToEnd(stage.input(), tables -> {})),
                        Programs.columnRead(stage.input())));
    }
}
