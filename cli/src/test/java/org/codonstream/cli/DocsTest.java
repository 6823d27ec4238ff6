package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codonstream.command.Documents.PROJECT;
import static org.codonstream.command.Documents.find;
import static org.codonstream.command.Documents.inlineCode;
import static org.codonstream.command.Documents.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.TopologyDescription;
import org.codonstream.command.Defaults;
import org.codonstream.command.Documents;
import org.codonstream.rest.RestApi;
import org.codonstream.stream.CodonTopology;
import org.codonstream.tally.Windows;
import org.codonstream.topic.Topic;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What README and docs name exists, and what exists is in the reference. */
class DocsTest {
    private static final String PREFIX = TopicSettings.DEFAULT_PREFIX;

    /** Names of Kafka and EMBOSS that look like those of classes. */
    private static final Set<String> NAMES_OF_OTHERS = Set.of("LogAppendTime", "CdsCount");

    /** The backfill is a program of its own: its tests look at what is said of its commands. */
    private static final String BACKFILL = "codonstream backfill ";

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ENDPOINT =
            Pattern.compile("(?<![\\w}.])/(?:v1/[a-z]+(?:/\\{id\\})?|healthz|readyz|metrics)");
    private static final Pattern CLASS_NAME = Pattern.compile("([A-Z][A-Za-z]*[a-z][A-Za-z]*)(?:\\.([a-z]\\w*))?");
    private static final Pattern CLASS_WITH_PACKAGE = Pattern.compile("org\\.codonstream(?:\\.[a-z]+)+\\.[A-Z]\\w*");
    private static final Pattern BUILT = Pattern.compile("/target/");

    private static final Map<String, String> DECLARATIONS = declarations();
    private static final CommandLine COMMANDS = Documents.tree(Codonstream.PROGRAM);

    @Test
    void readmeFitsTheScreenOfAPatientReader() throws IOException {
        assertThat(Files.readAllLines(PROJECT.resolve("README.md"))).hasSizeLessThanOrEqualTo(150);
        assertThat(read(PROJECT.resolve("README.md"))).contains("\n./codonstream demo\n", "\n./mvnw verify\n");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void speaksOfTheProjectAlone(Path document) throws IOException {
        assertThat(read(document)).doesNotContain("/tmp/", "/root/", "/home/");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksToWhatIsThere(Path document) throws IOException {
        for (String link : find(LINK, read(document))) {
            if (link.matches("https?:.*")) {
                continue;
            }
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
            assertThat(target).as(link).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).as(link).contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesCommandsWithOptionsThatTheyHave(Path document) {
        Documents.commandLines(read(document)).stream()
                .filter(line -> !line.startsWith(BACKFILL))
                .forEach(line -> Documents.requireCommand(COMMANDS, line));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesOptionsThatTheReferenceExplains(Path document) {
        Set<String> named = inlineCode(read(document)).stream()
                .filter(code -> code.matches("--?[a-z].*"))
                .map(code -> code.split("[ =]", 2)[0])
                .collect(Collectors.toSet());

        assertThat(Documents.explainedOptions()).containsAll(named);
    }

    @Test
    void explainsCommandsThatThereAre() {
        assertThat(leafCommands())
                .containsAll(Documents.explainedCommands().stream()
                        .filter(command -> !command.startsWith(BACKFILL))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesVariablesThatAreRead(Path document) {
        Set<String> variables = Documents.explainedOptions().stream()
                .filter(option -> option.startsWith("--"))
                .map(Defaults::variable)
                .collect(Collectors.toSet());
        String scripts = read(PROJECT.resolve("codonstream")) + read(PROJECT.resolve("Dockerfile"));
        variables.addAll(find(Pattern.compile("CODONSTREAM_[A-Z_]+"), scripts));

        assertThat(variables).containsAll(find(Pattern.compile("CODONSTREAM_[A-Z_]+"), read(document)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesFilesThatThereAre(Path document) throws IOException {
        String folders;
        try (Stream<Path> top = Files.list(PROJECT)) {
            folders = top.filter(path -> Files.isRegularFile(path.resolve("pom.xml")) || path.endsWith("docs"))
                    .map(path -> path.getFileName().toString())
                    .collect(Collectors.joining("|"));
        }
        String launcher = read(PROJECT.resolve("codonstream"));
        for (String named :
                find(Pattern.compile("(?<![\\w./-])(?:\\$PWD/)?((?:" + folders + ")/[\\w./-]*\\w)"), read(document))) {
            if (BUILT.matcher(named).find()) {
                // Not there before something is built: made of words of the launcher, which builds it.
                assertThat(launcher)
                        .as(named)
                        .contains(named.replaceFirst("^[^/]*/target/", "").split("/"));
            } else {
                assertThat(PROJECT.resolve(named)).exists();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesTopicsThatThereAre(Path document) throws IOException {
        Set<String> topics = Arrays.stream(Topic.values())
                .map(topic -> topic.name(PREFIX))
                .collect(Collectors.toCollection(TreeSet::new));
        topics.addAll(internalTopics());
        String text = read(document).replace("<prefix>-", PREFIX + "-");
        Set<String> named = find(Pattern.compile("(?<![\\w/.-])codon\\.[a-z]+(?:-[a-z]+)*"), text);
        named.addAll(find(Pattern.compile("(?<![\\w/.-])codon-[a-z-]+-(?:changelog|repartition)"), text));

        assertThat(topics).containsAll(named);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesClassesThatThereAre(Path document) {
        for (String name : find(CLASS_WITH_PACKAGE, read(document))) {
            assertThat(DECLARATIONS.get(name.substring(name.lastIndexOf('.') + 1)))
                    .as(name)
                    .contains("package " + name.substring(0, name.lastIndexOf('.')) + ";");
        }
        for (String code : inlineCode(read(document))) {
            MatchResult name = CLASS_NAME.matcher(code).results().findFirst().orElse(null);
            if (name == null || !name.group().equals(code) || NAMES_OF_OTHERS.contains(code)) {
                continue;
            }
            assertThat(DECLARATIONS).containsKey(name.group(1));
            if (name.group(2) != null) {
                assertThat(DECLARATIONS.get(name.group(1))).as(code).containsPattern("\\b" + name.group(2) + "\\b");
            }
        }
    }

    @Test
    void namesEndpointsThatAnswerAndAllOfThem() throws Exception {
        try (RestApi api = RestApi.listen("127.0.0.1", 0)) {
            HttpResponse<String> index = get(api, "/");
            String reference = read(PROJECT.resolve("docs/reference/rest.md"));

            assertThat(find(ENDPOINT, reference)).containsAll(find(ENDPOINT, index.body()));
            assertThat(inlineCode(reference)).containsAll(find(Pattern.compile("[?&;,] ?([a-z_]+)="), index.body()));
            for (Path document : documents().toList()) {
                for (String endpoint : find(ENDPOINT, read(document))) {
                    assertThat(get(api, endpoint.replace("{id}", "x")).statusCode())
                            .as(endpoint + " in " + document)
                            .isNotEqualTo(404);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("leafCommands")
    void explainsEveryOptionWithItsDefault(String command) {
        Documents.requireExplained(COMMANDS, command);
    }

    @Test
    void explainsEveryTopicAndStore() throws IOException {
        String reference = read(PROJECT.resolve("docs/reference/topics-and-stores.md"));

        assertThat(inlineCode(reference))
                .containsAll(internalTopics())
                .containsAll(stores())
                .containsAll(Arrays.stream(Topic.values())
                        .map(topic -> topic.name(PREFIX))
                        .toList());
    }

    @Test
    void showsWhatThePlanOfTheExamplesIs() throws IOException {
        CommandLineRun run = CommandLineRun.of("ingest", "plan", "--input", "../examples/", "--batch-size", "20");

        assertThat(read(PROJECT.resolve("docs/tutorial/first-table.md")))
                .contains("```\n" + run.out() + run.err() + "```\n");
    }

    @Test
    void showsCountsThatRunAsTheyStand() throws IOException {
        List<String> counts = read(PROJECT.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("./codonstream count "))
                .toList();
        assertThat(counts).isNotEmpty().allSatisfy(line -> {
            String[] words =
                    line.replace(" examples/", " ../examples/").substring(14).split(" ");
            CommandLineRun run = CommandLineRun.of(words);
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
        });
    }

    static Stream<Path> documents() {
        return Documents.all();
    }

    static Stream<String> leafCommands() {
        return Documents.leaves(COMMANDS);
    }

    private static Set<String> internalTopics() {
        Set<String> topics = stores().stream()
                .filter(store -> !store.equals("global-usage"))
                .map(store -> PREFIX + "-" + store + "-changelog")
                .collect(Collectors.toCollection(TreeSet::new));
        nodes().filter(TopologyDescription.Source.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
                .filter(topic -> !topic.startsWith(PREFIX + "."))
                .forEach(topic -> topics.add(PREFIX + "-" + topic));
        return topics;
    }

    private static Set<String> stores() {
        Set<String> stores = nodes().filter(TopologyDescription.Processor.class::isInstance)
                .flatMap(node -> ((TopologyDescription.Processor) node).stores().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        topology()
                .globalStores()
                .forEach(store -> stores.addAll(store.processor().stores()));
        return stores;
    }

    private static Stream<TopologyDescription.Node> nodes() {
        return topology().subtopologies().stream().flatMap(part -> part.nodes().stream());
    }

    private static TopologyDescription topology() {
        return new CodonTopology(new TopicLayout(PREFIX, 1, "", ""), Windows.DEFAULT, new LongAdder())
                .get()
                .describe();
    }

    private static HttpResponse<String> get(RestApi api, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + api.port() + path);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static Set<String> anchors(Path document) throws IOException {
        return find(Pattern.compile("(?m)^#+ (.*)$"), read(document)).stream()
                .map(heading -> heading.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** The types that sources and schemas declare, with the text of their file. */
    private static Map<String, String> declarations() {
        Pattern declared = Pattern.compile("(?:class|record|enum|interface|\"name\":) \"?([A-Z]\\w*)");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> modules = Files.list(PROJECT)) {
            for (Path module : modules.toList()) {
                for (Path sources : List.of(module.resolve("src/main/java"), module.resolve("avro"))) {
                    for (Path file : filesBelow(sources)) {
                        String text = read(file);
                        find(declared, text).forEach(name -> files.put(name, text));
                    }
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
