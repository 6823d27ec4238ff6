package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.codonstream.command.CommandException;
import org.junit.jupiter.api.Test;

class MeasuredProcessTest {
    @Test
    void measuresAProcessWhole() {
        List<String> command = List.of("bash", "-c", "echo \"$SAID\"; exec sleep 1");
        try (MeasuredProcess process =
                MeasuredProcess.start("hello", command, Map.of("SAID", "2 sequences, 6 bases"))) {
            assertThat(process.await()).startsWith("2 sequences, 6 bases\n");
            assertThat(process.sinceStart()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
            assertThat(process.cost().name()).isEqualTo("hello");
            assertThat(process.cost().peakBytes()).isBetween(1e6, 1e9);
            assertThat(process.commandLine()).containsExactly("sleep", "1");
        }
    }

    @Test
    void takesTheTotalsOfARunFromWhatItSays() {
        Run run = MeasuredProcess.run("echo", List.of("echo", "counted 1 sequence, 3 bases"));

        assertThat(run.totals()).isEqualTo(new Totals(1, 3));
        assertThat(run.processes()).extracting(ProcessCost::name).containsExactly("echo");
    }

    @Test
    void looksAtAChildToo() {
        try (MeasuredProcess parent =
                MeasuredProcess.start("parent", List.of("bash", "-c", "sleep 60 & echo at $! >&2; wait"))) {
            String pid = parent.awaitWord(Pattern.compile("at (\\d+)\n"));

            ProcessSampler child = parent.child("sleep");

            assertThat(child.cost().peakBytes()).isPositive();
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroy);
        }
    }

    /** An app's broker still writes for a moment when the app has ended, into a folder that is removed next. */
    @Test
    void endsWithWhatItsProcessHasStarted() {
        ProcessHandle child;
        try (MeasuredProcess parent =
                MeasuredProcess.start("parent", List.of("bash", "-c", "(echo at $BASHPID >&2; exec sleep 2) & wait"))) {
            String pid = parent.awaitWord(Pattern.compile("at (\\d+)\n"));
            child = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        }

        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void takesOnlyWhatAProcessDoesFromNowOn() {
        ProcessHandle self = ProcessHandle.current();
        double before = self.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;

        ProcessCost from = ProcessSampler.fromNow("self", self).cost();

        assertThat(before).isPositive();
        assertThat(from.cpuSeconds()).isNotNegative().isLessThan(before / 2);
    }

    @Test
    void saysTheLastThatAFailedProcessSaid() {
        List<String> command = List.of("bash", "-c", "echo no disk >&2; exit 3");

        assertThatThrownBy(() -> MeasuredProcess.run("publish", command))
                .isInstanceOf(CommandException.class)
                .hasMessage("publish ended with exit code 3: no disk");
    }

    @Test
    void saysThatAProcessEndedBeforeItsWord() {
        try (MeasuredProcess up = MeasuredProcess.start("up", List.of("bash", "-c", "echo port taken >&2"))) {
            assertThatThrownBy(() -> up.awaitWord(Pattern.compile("ready (.*)")))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("up did not start: port taken");
        }
    }

    @Test
    void startsAnotherProgramInAJvmLikeTheOneSeen() {
        JvmCommand seen = JvmCommand.of(List.of("java", "-Xmx2g", "-Da=b", "-cp", "x.jar:lib/*", "Main", "recount"));

        assertThat(seen.running(Path.of("own.jar"), "Other", List.of("genomes")))
                .containsExactly("java", "-Xmx2g", "-Da=b", "-cp", "own.jar:x.jar:lib/*", "Other", "genomes");
    }

    @Test
    void knowsWhatIsNoJvm() {
        assertThatThrownBy(() -> JvmCommand.of(List.of("bash", "codonstream")))
                .hasMessage("command line bash codonstream: must be that of a java with -cp");
    }

    @Test
    void leavesOutOptionsThatBeginAsNamed() {
        JvmCommand jvm = JvmCommand.of(
                List.of("java", "-Xmx1g", "-XX:Tier4CompileThreshold=9", "-cp", "a.jar:b.jar", "org.example.One", "x"));

        assertThat(jvm.without("-XX:Tier4", "-XX:Shared").running(Path.of("own"), "org.example.Two", List.of("y")))
                .containsExactly("java", "-Xmx1g", "-cp", "own:a.jar:b.jar", "org.example.Two", "y");
    }
}
