package org.codonstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.codonstream.code.GeneticCode;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class ProgramTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void handsACommandItsOptionsReadAsTypesOfTheDomain() {
        assertThat(run(() -> null, "try", "--genetic-code", "11")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("11\n");
        assertThat(err.size()).isZero();
    }

    @Test
    void showsItsHelpAsWrongUsageWhereNoCommandIsNamed() {
        assertThat(run(() -> null)).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(said()).startsWith("Usage: codonstream sample").contains("COMMAND", "CODONSTREAM_TOPIC_PREFIX");
    }

    @Test
    void namesTheWholeCommandThatExplainsWhatIsWrong() {
        assertThat(run(() -> null, "try", "--genetic-kode", "11")).isEqualTo(2);
        assertThat(said())
                .isEqualTo("codonstream: Unknown option: '--genetic-kode'; perhaps --genetic-code (see"
                        + " codonstream sample try --help)\n");
    }

    @Test
    void saysItsVersion() {
        assertThat(run(() -> null, "try", "--version")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("codonstream ")
                .contains("(Java ");
    }

    @Test
    void endsASettingThatCannotBeUsedAsWrongUsage() {
        assertThat(run(() -> new ConfigurationException("batch size 0: must be at least 1"), "try"))
                .isEqualTo(2);
        assertThat(said()).isEqualTo("codonstream: batch size 0: must be at least 1\n");
    }

    @Test
    void saysWhatFailedAndShowsWhereOnlyOnRequest() {
        assertThat(run(() -> new CommandException("nobody answers"), "try")).isEqualTo(1);
        assertThat(said()).isEqualTo("codonstream: nobody answers\n");
        assertThat(run(() -> new CommandException("nobody answers"), "try", "--debug"))
                .isEqualTo(1);
        assertThat(said()).startsWith("codonstream: nobody answers\n").contains("\tat org.codonstream.command");
    }

    @Test
    void admitsAFailureThatIsNoSentenceForPeople() {
        assertThat(run(() -> new IllegalStateException("x"), "try")).isEqualTo(1);
        assertThat(said())
                .isEqualTo(
                        "codonstream: this should not have happened: java.lang.IllegalStateException: x (--debug shows"
                                + " where)\n");
    }

    @Test
    void saysThatTheHeapIsTooSmall() {
        assertThat(run(() -> new OutOfMemoryError("Java heap space"), "try")).isEqualTo(1);
        assertThat(said())
                .isEqualTo("codonstream: the heap is too small (Java heap space): give more with CODONSTREAM_HEAP, such"
                        + " as CODONSTREAM_HEAP=1g\n");
    }

    @Test
    void saysWhatCannotBeLoaded() {
        assertThat(run(() -> new UnsatisfiedLinkError("no snappy here"), "try")).isEqualTo(1);
        assertThat(said()).isEqualTo("codonstream: no snappy here\n");
    }

    private int run(Supplier<Throwable> failure, String... args) {
        out.reset();
        err.reset();
        Surroundings surroundings = new Surroundings(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                0);
        return new Program((around, firstWord) -> new CommandLine(new Sample()).addSubcommand(new Try(around, failure)))
                .run(args, surroundings);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Command(name = "codonstream sample")
    private static final class Sample extends ProgramRoot {}

    @Command(name = "try")
    private static final class Try implements Runnable {
        private final Surroundings surroundings;
        private final Supplier<Throwable> failure;

        @Option(names = "--genetic-code", defaultValue = "1")
        private GeneticCode geneticCode;

        Try(Surroundings surroundings, Supplier<Throwable> failure) {
            this.surroundings = surroundings;
            this.failure = failure;
        }

        @Override
        public void run() {
            Throwable thrown = failure.get();
            if (thrown instanceof Error error) {
                throw error;
            }
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
            surroundings.out().println(geneticCode.id());
        }
    }
}
