package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codonstream.command.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
    @ParameterizedTest
    @MethodSource("allCommands")
    void explainsEachCommandWithin80Columns(List<String> command) {
        List<String> words = new ArrayList<>(command);
        words.add("--help");
        CommandLineRun run = CommandLineRun.of(words.toArray(String[]::new));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    static Stream<List<String>> allCommands() {
        List<List<String>> found = new ArrayList<>();
        collect(tree(), List.of(), found);
        return found.stream();
    }

    @Test
    void makesOnlyTheCommandThatALineNames() {
        for (List<String> command :
                allCommands().filter(words -> words.size() == 1).toList()) {
            assertThat(tree(command.get(0)).getSubcommands()).containsOnlyKeys(command);
        }
        assertThat(tree("--debug", "count").getSubcommands()).hasSizeGreaterThan(1);
    }

    private static CommandLine tree(String... words) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return Codonstream.PROGRAM.commands(words, new Surroundings(nowhere, nowhere, Map.of(), 0));
    }

    private static void collect(CommandLine command, List<String> words, List<List<String>> found) {
        found.add(words);
        command.getSubcommands().forEach((name, subcommand) -> {
            List<String> longer = new ArrayList<>(words);
            longer.add(name);
            collect(subcommand, longer, found);
        });
    }

    @Test
    void showsItsHelpAsWrongUsageWhereNoCommandIsNamed() {
        CommandLineRun run = CommandLineRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: codonstream");
    }

    @Test
    void listsTheBackfillThoughTheLauncherStartsItAsAProgramOfItsOwn() {
        CommandLineRun run = CommandLineRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("  backfill  ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"backfill", "backfill recount --input genomes/ --output counted/", "backfill publish --replace"})
    void saysHowTheBackfillIsStarted(String words) {
        assertThat(CommandLineRun.of(words.split(" ")))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: the backfill needs Spark's class path: start it as ./codonstream backfill, which"
                                + " gives it that\n"));
    }

    @Test
    void saysItsVersion() {
        CommandLineRun run = CommandLineRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("codonstream ").contains("(Java ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "usage --scpe all | Unknown option: '--scpe'; perhaps --scope | usage",
                "usage --colour | Unknown option: '--colour'; perhaps --config | usage",
                "usage --wiat | Unknown option: '--wiat' | usage",
                "usage all | Unexpected argument: 'all' | usage",
                "ingest publish --inpt examples | Unknown option: '--inpt'; perhaps --input | ingest publish",
                "ingest publish --input ../examples --wiat | Unknown option: '--wiat' | ingest publish",
                "ingest publsh | Unexpected argument: 'publsh'; perhaps publish | ingest",
            })
    void saysWhichWordIsMisspeltAndWhatMayBeMeant(String line, String sentence, String command) {
        assertThat(CommandLineRun.of(line.split(" ")))
                .isEqualTo(new CommandLineRun(
                        2, "", "codonstream: " + sentence + " (see codonstream " + command + " --help)\n"));
    }

    @Test
    void namesAValueThatIsWrongBesideAWordThatMeansNothing() {
        assertThat(CommandLineRun.of("usage", "--reading", "frame7", "all").err())
                .startsWith("codonstream: Invalid value for option '--reading': ");
    }

    @Test
    void saysHowADurationIsWritten() {
        assertThat(CommandLineRun.of("ingest", "watch", ".", "--settle", "5").err())
                .startsWith(
                        "codonstream: Invalid value for option '--settle': duration 5: must be as ISO 8601 has it,");
    }

    @Test
    void refusesAnUnknownReadingWithThoseThereAre() {
        CommandLineRun run = CommandLineRun.of("usage", "--reading", "frame7");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("codonstream: Invalid value for option '--reading': reading frame7: must be one of frame0,"
                        + " frame1, frame2, reverse0, reverse1, reverse2, cds (see codonstream usage --help)\n");
    }

    @Test
    void refusesAnUnknownGeneticCode() {
        CommandLineRun run = CommandLineRun.of("count", "--input", "x", "--genetic-code", "7");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "codonstream: Invalid value for option '--genetic-code': genetic code 7: must be one of 1, 2,");
    }

    @Test
    void refusesABatchSizeOfZero() {
        assertThat(CommandLineRun.of("ingest", "plan", "--input", "x", "--batch-size", "0"))
                .isEqualTo(new CommandLineRun(2, "", "codonstream: batch size 0: must be at least 1\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish --input ../examples",
                "plan --input ../examples",
                "convert --input ../examples --output none",
                "watch ."
            })
    void refusesAGeneticCodeForFastaOfGenomes(String words) {
        assertThat(CommandLineRun.of(("ingest " + words + " --fasta-genetic-code 4").split(" ")))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "codonstream: --fasta-genetic-code with --fasta-is genome: it is for coding sequences; leave it"
                                + " out, or give --fasta-is cds\n"));
    }

    @Test
    void refusesAMissingConfigurationFile() {
        assertThat(CommandLineRun.of("--config", "/nowhere/codonstream.properties", "usage"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        "codonstream: configuration file /nowhere/codonstream.properties: there is no such file\n"));
    }

    @Test
    void takesAnOptionBeforeTheEnvironmentBeforeTheFile(@TempDir Path temporary) throws IOException {
        String file = Files.writeString(temporary.resolve("settings"), "scope=from:file\n")
                .toString();
        Map<String, String> environment = Map.of("CODONSTREAM_SCOPE", "from:environment");

        assertThat(CommandLineRun.of("usage", "--config", file).err()).contains("scope 'from:file'");
        assertThat(CommandLineRun.with(environment, "usage", "--config=" + file).err())
                .contains("scope 'from:environment'");
        assertThat(CommandLineRun.with(environment, "usage", "--scope", "from:option")
                        .err())
                .contains("scope 'from:option'");
    }

    @Test
    void showsAStackTraceOnlyOnRequest() {
        String[] words = {"count", "--input", "/nowhere"};
        assertThat(CommandLineRun.of(words).err())
                .isEqualTo("codonstream: input /nowhere does not exist: check the path\n");
        assertThat(CommandLineRun.of("count", "--input", "/nowhere", "--debug").err())
                .startsWith("codonstream: input /nowhere does not exist: check the path\n")
                .contains("\tat org.codonstream.input");
    }
}
