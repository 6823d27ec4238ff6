package org.codonstream.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * README and docs as the tests of each program hold them against its commands. No program knows all commands: what the
 * reference explains is checked by the program that it belongs to, and what other documents name against the reference.
 */
public final class Documents {
    public static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Path REFERENCE = PROJECT.resolve("docs/reference/cli.md");
    private static final String PROGRAM = "codonstream";
    private static final String GENERAL = "Options of every command";

    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern INLINE_CODE = Pattern.compile("(?<!`)`([^`]+)`(?!`)");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`-[^|]*)\\|.*$");
    private static final Pattern OPTION = Pattern.compile("`(--?[a-zA-Z][a-z-]*)");
    private static final Pattern SUBMITTED = Pattern.compile("codonstream-backfill\\.jar ([a-z].*)");

    private Documents() {}

    /** README and all documents. */
    public static Stream<Path> all() {
        try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
            return Stream.concat(
                    Stream.of(PROJECT.resolve("README.md"), PROJECT.resolve("examples/README.md")),
                    docs.filter(path -> path.toString().endsWith(".md")).sorted())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All matches: their first group where the pattern has one. */
    public static Set<String> find(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What stands between single backticks; line breaks there are blanks. */
    public static Set<String> inlineCode(String text) {
        return find(INLINE_CODE, FENCE.matcher(text).replaceAll("")).stream()
                .map(code -> code.replaceAll("\\s+", " "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Lines of blocks of code; one that a backslash continues is one line. */
    public static List<String> blockLines(String text) {
        return find(FENCE, text).stream()
                .flatMap(block -> block.replaceAll("\\\\\n *", " ").lines())
                .toList();
    }

    /** Sections under headings of the second level, by their headings. */
    public static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : text.split("(?m)^## ")) {
            String[] parts = section.split("\n", 2);
            sections.put(parts[0].strip(), parts.length == 2 ? parts[1] : "");
        }
        return sections;
    }

    /** Command lines of this project in a document, each beginning with {@code codonstream}. */
    public static List<String> commandLines(String text) {
        Stream<String> shown = blockLines(text).stream()
                .map(line -> line.replaceFirst("^\\./codonstream ", PROGRAM + " "))
                .flatMap(line -> line.startsWith(PROGRAM + " ")
                        ? Stream.of(line)
                        : find(SUBMITTED, line).stream().map(words -> PROGRAM + " backfill " + words));
        Stream<String> named = inlineCode(text).stream()
                .filter(code -> code.matches("(?:(\\./)?codonstream|ingest|streams|dead-letters|backfill) .*"))
                .map(code -> PROGRAM + " " + code.replaceFirst("^(\\./)?codonstream ", ""));
        return Stream.concat(shown, named).toList();
    }

    /** All that the reference explains of options: {@code --input}, {@code -h}. */
    public static Set<String> explainedOptions() {
        return sections(read(REFERENCE)).values().stream()
                .flatMap(section -> explainedIn(section).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The commands that the reference has a section about, such as {@code codonstream usage}. */
    public static List<String> explainedCommands() {
        return sections(read(REFERENCE)).keySet().stream()
                .filter(heading -> heading.startsWith(PROGRAM + " "))
                .toList();
    }

    /** The tree of a program's commands, to be looked at. */
    public static CommandLine tree(Program program) {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return program.commands(new String[0], new Surroundings(nowhere, nowhere, Map.of(), 0));
    }

    /** Commands of a tree that group no others, by their whole names. */
    public static Stream<String> leaves(CommandLine tree) {
        return tree.getSubcommands().isEmpty()
                ? Stream.of(tree.getCommandSpec().qualifiedName())
                : tree.getSubcommands().values().stream().flatMap(Documents::leaves);
    }

    /** Requires that a line like {@code codonstream usage --top 3} names a command of a tree, and options of it. */
    public static void requireCommand(CommandLine tree, String line) {
        String plain = line.replaceAll("'[^']*'", "X")
                .replaceAll("[|>].*", "")
                .substring(tree.getCommandName().length());
        CommandLine command = tree;
        for (String word : plain.strip().split("\\s+")) {
            if (word.startsWith("-")) {
                assertThat(options(command)).as(line).contains(word.split("=", 2)[0]);
            } else if (!command.getSubcommands().isEmpty()) {
                assertThat(command.getSubcommands()).as(line).containsKey(word);
                command = command.getSubcommands().get(word);
            }
        }
    }

    /** Requires that the reference explains all options of a command with their defaults, and no others. */
    public static void requireExplained(CommandLine tree, String name) {
        Map<String, String> sections = sections(read(REFERENCE));
        assertThat(sections).containsKeys(name, GENERAL);
        String section = sections.get(name);
        Set<String> general = explainedIn(sections.get(GENERAL));
        CommandLine command = at(tree, name);
        assertThat(options(command)).as("options of every command").containsAll(general);
        assertThat(options(command)).as("options in the section " + name).containsAll(explainedIn(section));
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (general.contains(option.longestName())) {
                continue;
            }
            List<String> rows = section.lines()
                    .filter(line -> line.matches("\\| `" + option.longestName() + "[` ].*"))
                    .toList();
            assertThat(rows).as(name + " " + option.longestName()).hasSize(1);
            boolean elsewhere = rows.get(0).contains("as of `");
            if (option.defaultValue() != null && option.arity().max() > 0 && !elsewhere) {
                assertThat(rows.get(0)).contains(option.defaultValue());
            }
        }
    }

    private static Set<String> explainedIn(String section) {
        return find(ROW, section).stream()
                .flatMap(cell -> find(OPTION, cell).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static CommandLine at(CommandLine tree, String name) {
        CommandLine found = tree;
        String words = name.substring(tree.getCommandName().length()).strip();
        for (String word : words.isEmpty() ? List.<String>of() : Arrays.asList(words.split(" "))) {
            found = found.getSubcommands().get(word);
        }
        return found;
    }

    private static Set<String> options(CommandLine command) {
        Set<String> options =
                new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
        options.addAll(command.getCommandSpec().negatedOptionsMap().keySet());
        return options;
    }
}
