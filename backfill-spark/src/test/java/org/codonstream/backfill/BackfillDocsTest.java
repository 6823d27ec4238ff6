package org.codonstream.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codonstream.command.Documents.PROJECT;
import static org.codonstream.command.Documents.find;
import static org.codonstream.command.Documents.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.codonstream.command.Documents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What README and docs say of the backfill is so. What they say of other commands is checked where those are. */
class BackfillDocsTest {
    private static final String MASTER = "local[2]";
    private static final String BACKFILL = "codonstream backfill ";
    private static final Path RECOUNT = PROJECT.resolve("docs/how-to/recount.md");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| (`[^|]*)\\|");
    private static final Pattern CODE = Pattern.compile("`([a-zA-Z0-9_]+)`");
    private static final Pattern QUERY = Pattern.compile("-e '([^']*)'");

    /** What a recount of topics says of its input, or one of a sample. */
    private static final Set<String> OF_OTHER_RUNS =
            Set.of("offsets", "cluster_id", "topics", "sample", "fasta_genetic_code");

    private static final CommandLine COMMANDS = Documents.tree(Backfill.PROGRAM);

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @MethodSource("org.codonstream.command.Documents#all")
    void namesCommandsWithOptionsThatTheyHave(Path document) {
        Documents.commandLines(read(document)).stream()
                .filter(line -> line.startsWith(BACKFILL))
                .forEach(line -> Documents.requireCommand(COMMANDS, line));
    }

    @Test
    void explainsCommandsThatThereAre() {
        assertThat(leafCommands())
                .containsExactlyInAnyOrderElementsOf(Documents.explainedCommands().stream()
                        .filter(command -> command.startsWith(BACKFILL))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("leafCommands")
    void explainsEveryOptionWithItsDefault(String command) {
        Documents.requireExplained(COMMANDS, command);
    }

    static Stream<String> leafCommands() {
        return Documents.leaves(COMMANDS);
    }

    @Test
    void showsWhatARecountWrites() throws IOException {
        Path output = temporary.resolve("counted");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = {"recount", "--input", "../examples/", "--output", output.toString(), "--master", MASTER};
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());

        assertThat(Backfill.run(words, nowhere, new PrintStream(err, true, StandardCharsets.UTF_8)))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(contents(output)).containsExactlyInAnyOrder("codons", "manifest.json", "scopes", "sequences");
        try (SparkSession session = Sessions.open(MASTER)) {
            for (String folder : List.of("sequences", "scopes", "codons")) {
                List<String> columns = List.of(session.read()
                        .parquet(output.resolve(folder).toString())
                        .columns());
                assertThat(explained("`" + folder + "/`")).as(folder).isEqualTo(withoutCodons(columns));
                assertThat(columns.size() - withoutCodons(columns).size())
                        .as("columns of codons in " + folder)
                        .isEqualTo(folder.equals("codons") ? 0 : 64);
            }
        }
        JsonNode manifest =
                new ObjectMapper().readTree(output.resolve("manifest.json").toFile());
        Set<String> entries = new TreeSet<>(OF_OTHER_RUNS);
        manifest.fieldNames().forEachRemaining(entries::add);
        assertThat(explained("`manifest.json`")).isEqualTo(entries);
    }

    @Test
    void showsQueriesThatAreAnswered() throws IOException {
        Set<String> queries = Documents.blockLines(read(RECOUNT)).stream()
                .flatMap(line -> find(QUERY, line).stream())
                .collect(Collectors.toSet());
        assertThat(queries).isNotEmpty();
        try (SparkSession session = Sessions.open(MASTER)) {
            for (String query : queries) {
                List<Row> rows = session.sql(query.replace("`examples/", "`../examples/"))
                        .collectAsList();
                assertThat(rows).as(query).isNotEmpty();
            }
        }
    }

    private static List<String> contents(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".")) // Hadoop's checksums
                    .toList();
        }
    }

    /** What the first column of a section's table names, but for codons. */
    private static Set<String> explained(String heading) {
        return withoutCodons(find(FIRST_CELL, Documents.sections(read(RECOUNT)).get(heading)).stream()
                .flatMap(cell -> find(CODE, cell).stream())
                .toList());
    }

    private static Set<String> withoutCodons(List<String> columns) {
        return columns.stream()
                .filter(column -> !column.matches("[TCAG]{3}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
