package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.CommandException;
import org.junit.jupiter.api.Test;

class ContestTest {
    private static final Totals WORK = new Totals(2, 3_000_000);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void runsThemInTurnTheOtherWayRoundEveryOtherTimeAndGivesTheRatio() {
        hold(2, of("one", 3, WORK), of("other", 2, WORK));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .extracting(line -> line.split(" {2,}")[0])
                .containsExactly("", "one", "other", "other", "one", "medians of 2:", "one", "other", "to other");
        assertThat(lines.get(6)).isEqualTo("one                        3.00     6.00      100         1");
        assertThat(lines.get(8)).isEqualTo("to other                   1.50     1.50     1.00      0.67");
    }

    @Test
    void showsEachProcessOfARun() {
        Supplier<Run> run = () -> new Run(
                Duration.ofSeconds(2),
                List.of(new ProcessCost("app", 3, 400e6), new ProcessCost("broker", 1, 200e6)),
                WORK);

        hold(1, new Contestant("stage", run), of("floor", 1, WORK));

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .contains(
                        "stage                      2.00     4.00      600         2",
                        "  app                               3.00      400",
                        "  broker                            1.00      200");
    }

    @Test
    void saysBesideTheRatioWhatIsDemanded() {
        hold(1, of("count", 1, WORK), of("Parquet read", 2, WORK));

        assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
                .last(InstanceOfAssertFactories.STRING)
                .isEqualTo("  budget: count to Parquet read: 2.00 times its throughput,"
                        + " must be at least 1.6 (kept), aim 1.9 (kept)");
    }

    @Test
    void refusesToCompareDifferentWork() {
        Contestant other = of("other", 1, new Totals(1, 8));

        assertThatThrownBy(() -> hold(1, of("one", 1, WORK), other))
                .isInstanceOf(CommandException.class)
                .hasMessage("other worked on 1 sequence, 8 bases instead of 2 sequences, 3,000,000 bases");
    }

    @Test
    void refusesToRunNothing() {
        assertThatThrownBy(() -> new Contest(0)).hasMessage("runs 0: must be at least 1");
    }

    private void hold(int runs, Contestant... contestants) {
        new Contest(runs).hold(WORK, List.of(contestants), new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    private static Contestant of(String name, int seconds, Totals worked) {
        Duration wall = Duration.ofSeconds(seconds);
        return new Contestant(name, () -> new Run(wall, List.of(new ProcessCost(name, 2.0 * seconds, 100e6)), worked));
    }
}
