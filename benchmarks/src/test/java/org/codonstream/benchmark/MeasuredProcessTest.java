package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.codonstream.command.CommandException;
import org.junit.jupiter.api.Test;

class MeasuredProcessTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @Test
    void measuresAProcessWhole() {
        MeasuredProcess.Ended ended = MeasuredProcess.run(
                List.of("bash", "-c", "echo \"$SAID\"; exec \"$0\" -Xmx64m --version", JAVA), Map.of("SAID", "hello"));

        assertThat(ended.output()).startsWith("hello\n");
        assertThat(ended.wall()).isBetween(Duration.ofMillis(1), Duration.ofMinutes(1));
        assertThat(ended.peakBytes()).isBetween(1_000_000L, 1_000_000_000L);
        assertThat(ended.commandLine()).containsExactly(JAVA, "-Xmx64m", "--version");
    }

    @Test
    void saysTheLastThatAFailedProcessSaid() {
        assertThatThrownBy(() -> MeasuredProcess.run(List.of("bash", "-c", "echo no disk >&2; exit 3"), Map.of()))
                .isInstanceOf(CommandException.class)
                .hasMessage("a run ended with exit code 3: no disk");
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
}
