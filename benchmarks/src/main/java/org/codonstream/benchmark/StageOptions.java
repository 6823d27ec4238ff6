package org.codonstream.benchmark;

import java.util.List;
import java.util.function.Function;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Checked;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every stage is told that is run several times. */
final class StageOptions {
    @Mixin
    private GenomeFolder folder;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of the stage and of each floor (${DEFAULT-VALUE}).")
    private int runs;

    /** The folder, as a program is told. */
    String input() {
        return folder.input();
    }

    /**
     * Checks what was told, before anything is done.
     *
     * @throws ConfigurationException if there is no such folder, or no run is wanted
     */
    Contest check() {
        Contest contest = Checked.setting(() -> new Contest(runs));
        folder.check();
        return contest;
    }

    /**
     * Runs a stage and its floors in turn. All files are read once before, so that the first run finds them in memory as
     * all others do.
     *
     * @param contestants the stage and its floors, over a folder of so much
     */
    void hold(Surroundings surroundings, Function<Totals, List<Contestant>> contestants) {
        Contest contest = check();
        Totals totals = folder.totals();
        Programs.build();
        surroundings.out().println(totals.text());
        contest.hold(totals, contestants.apply(totals), surroundings.out());
    }
}
