package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.Checked;
import org.codonstream.command.CommandException;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.Surroundings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every stage is told. */
final class StageOptions {
    @Parameters(paramLabel = "DIR", description = "A folder of Parquet files, as 'generate' writes it.")
    private Path input;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of the stage and of each floor (${DEFAULT-VALUE}).")
    private int runs;

    /** The folder, as a program is told. */
    String input() {
        return input.toString();
    }

    /**
     * Checks what was told, before anything is done.
     *
     * @throws ConfigurationException if there is no such folder, or no run is wanted
     */
    Contest check() {
        Contest contest = Checked.setting(() -> new Contest(runs));
        if (!Files.isDirectory(input)) {
            throw new ConfigurationException(input + ": there is no such folder");
        }
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
        Totals totals = totals();
        Programs.build();
        surroundings.out().println(totals.text());
        contest.hold(totals, contestants.apply(totals), surroundings.out());
    }

    /** How much there is in the folder; reads all of it. */
    Totals totals() {
        try {
            return ColumnRead.all(input);
        } catch (IOException e) {
            throw new CommandException(input + " can't be read: " + e.getMessage(), e);
        }
    }
}
