package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.codonstream.benchmark.Contest.Contestant;
import org.codonstream.command.CommandException;
import org.junit.jupiter.api.Test;

class ContestTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void runsBothInTurnAndGivesTheirRatio() {
        new Contest(2)
                .hold(
                        of("one", 3, "2 sequences, 3,000,000 bases"),
                        of("other", 2, "2 sequences, 3,000,000 bases"),
                        new PrintStream(out, true, StandardCharsets.UTF_8));

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines)
                .extracting(line -> line.split(" ")[0])
                .containsExactly("", "one", "other", "one", "other", "medians", "one", "other", "ratio");
        assertThat(lines.get(6)).isEqualTo("one              3.00     6.00      100         1");
        assertThat(lines.get(8)).isEqualTo("ratio            1.50     1.50     1.00");
    }

    @Test
    void refusesToCompareDifferentWork() {
        Contestant one = of("one", 1, "1 sequence, 9 bases");
        Contestant other = of("other", 1, "1 sequence, 8 bases");

        assertThatThrownBy(() -> new Contest(1).hold(one, other, new PrintStream(out)))
                .isInstanceOf(CommandException.class)
                .hasMessage("other worked on 1 sequence, 8 bases, an earlier run on 1 sequence, 9 bases: they can't be"
                        + " compared");
    }

    @Test
    void refusesToRunNothing() {
        assertThatThrownBy(() -> new Contest(0)).hasMessage("runs 0: must be at least 1");
    }

    private static Contestant of(String name, int seconds, String said) {
        Duration wall = Duration.ofSeconds(seconds);
        return new Contestant(
                name,
                () -> new MeasuredProcess.Ended(wall, wall.multipliedBy(2), 100_000_000, List.of(), "did " + said));
    }
}
