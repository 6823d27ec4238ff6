package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** After any mixture of what can be published, what is counted adds up, and is what a simple model says. */
@ExtendWith(PipelineExtension.class)
class MixtureTest {

    private static final long SEED = 20_261_123;
    private static final int STEPS = 26;
    private static final String[] SOURCES = {"east", "west", "north"};

    private static final Pattern DECISION = Pattern.compile("([a-z][a-z ]*) (\\d+)(?:,|\n)");

    private final Random random = new Random(SEED);
    private final Map<String, Genome> model = new TreeMap<>();
    private final List<List<Genome>> files = new ArrayList<>();
    private final Map<String, Integer> decisions = new TreeMap<>();

    @TempDir
    private Path temporary;

    @Test
    void addsUpAfterAMixtureOfAllThatCanBePublished(Pipeline pipeline) {
        for (int step = 0; step < STEPS; step++) {
            if (files.isEmpty() || random.nextInt(10) < 5) {
                files.add(someGenomes());
                publish(pipeline, files.size() - 1, "--batch-size", 1 + random.nextInt(3));
            } else {
                switch (random.nextInt(4)) {
                    case 0 -> publish(pipeline, random.nextInt(files.size()), "--no-resume");
                    // Other batches than before, as these are of another size.
                    case 1 -> publish(pipeline, random.nextInt(files.size()), "--no-resume", "--batch-size", 4);
                    default -> retract(pipeline);
                }
            }
            requireTable(pipeline, "all", model.values(), Reading.FRAME0);
            if (step == STEPS / 2 || step == STEPS - 1) {
                requireTheModel(pipeline);
                requireThatAllAddsUp(pipeline);
            }
        }
        assertThat(model).isNotEmpty();
        for (String decision : List.of("counted", "replaced", "duplicate", "stale", "taken out")) {
            assertThat(decisions.get(decision)).as(decision).isPositive();
        }
    }

    /** Accessions in some version, contigs of some source; one of two contents, some with a taxon. */
    private List<Genome> someGenomes() {
        Map<String, Genome> genomes = new LinkedHashMap<>();
        for (int row = 0; row <= random.nextInt(5); row++) {
            String source = SOURCES[random.nextInt(SOURCES.length)];
            int number = random.nextInt(8);
            boolean accession = random.nextInt(3) > 0;
            String id = accession ? "CP20000" + number + "." + (1 + random.nextInt(3)) : "contig_" + number;
            long content = 1000L * number + id.hashCode() + random.nextInt(2);
            Genome genome = Genome.of(id, Genome.letters(content, (int) (200 + Math.abs(content % 700))));
            if (!accession || random.nextInt(4) > 0) {
                genome = genome.from(source);
            }
            if (random.nextBoolean()) {
                genome = genome.ofTaxon(500 + random.nextInt(2));
            }
            genomes.put(identity(genome), genome);
        }
        return List.copyOf(genomes.values());
    }

    private void publish(Pipeline pipeline, int number, Object... more) {
        List<Genome> genomes = files.get(number);
        Path file = temporary.resolve(number + ".parquet");
        if (!file.toFile().exists()) {
            GenomeFile.write(file, genomes);
        }
        List<Object> words = new ArrayList<>(List.of("--input", file));
        words.addAll(List.of(more));
        note(pipeline.publish(words.toArray()));
        genomes.forEach(genome -> model.merge(identity(genome), genome, MixtureTest::later));
    }

    private void retract(Pipeline pipeline) {
        List<Genome> genomes = files.get(random.nextInt(files.size()));
        Genome genome = genomes.get(0);
        if (genome.source() == null) {
            note(pipeline.retract(genome.id()));
        } else {
            note(pipeline.retract(genome.id(), "--source", genome.source()));
        }
        model.remove(identity(genome));
    }

    private void note(CommandLineRun run) {
        Matcher matcher = DECISION.matcher(run.out().substring(run.out().indexOf('\n')));
        while (matcher.find()) {
            decisions.merge(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer::sum);
        }
    }

    /** What the ledger is to hold when something is published that comes after what it holds. */
    private static Genome later(Genome held, Genome published) {
        int newer = Integer.compare(version(published), version(held));
        if (newer != 0) {
            return newer > 0 ? published : held;
        }
        if (!held.letters().equals(published.letters())) {
            return published;
        }
        return new Genome(
                held.id(),
                held.letters(),
                published.source() != null ? published.source() : held.source(),
                published.taxon() != null ? published.taxon() : held.taxon());
    }

    private static int version(Genome genome) {
        int point = genome.id().indexOf('.');
        return point < 0 ? 0 : Integer.parseInt(genome.id().substring(point + 1));
    }

    private static String identity(Genome genome) {
        int point = genome.id().indexOf('.');
        return point < 0 ? genome.source() + "/" + genome.id() : genome.id().substring(0, point);
    }

    private void requireTheModel(Pipeline pipeline) {
        requireTable(pipeline, "all", model.values());
        for (String source : SOURCES) {
            Collection<Genome> of = model.values().stream()
                    .filter(genome -> source.equals(genome.source()))
                    .toList();
            if (!of.isEmpty()) {
                requireTable(pipeline, "source:" + source, of);
            }
        }
        for (int taxon : new int[] {500, 501}) {
            Collection<Genome> of = model.values().stream()
                    .filter(genome -> genome.taxon() != null && genome.taxon() == taxon)
                    .toList();
            if (!of.isEmpty()) {
                requireTable(pipeline, "taxon:" + taxon, of);
            }
        }
    }

    private static void requireTable(Pipeline pipeline, String scope, Collection<Genome> genomes) {
        for (Reading reading : Reading.values()) {
            requireTable(pipeline, scope, genomes, reading);
        }
    }

    private static void requireTable(Pipeline pipeline, String scope, Collection<Genome> genomes, Reading reading) {
        JsonNode table = pipeline.usage(scope, reading);
        assertThat(table.path("sequences").asInt()).as(scope).isEqualTo(genomes.size());
        if (reading != Reading.CDS) {
            List<CountedRow> rows =
                    genomes.stream().map(genome -> genome.counted(reading)).toList();
            assertThat(CountedJson.ofTable(table)).as("%s, %s", scope, reading).isEqualTo(CountedRow.sum(scope, rows));
        }
    }

    private static void requireThatAllAddsUp(Pipeline pipeline) {
        List<String> scopes = pipeline.scopes("");
        assertThat(scopes).contains("all").anyMatch(scope -> scope.startsWith("batch:"));
        for (Reading reading : Reading.values()) {
            Map<String, Map<String, Long>> usages = new TreeMap<>();
            scopes.forEach(scope -> usages.put(scope, numbers(pipeline.usage(scope, reading))));
            usages.forEach((scope, usage) -> assertThat(usage)
                    .as("%s, %s", scope, reading)
                    .allSatisfy((name, number) -> assertThat(number).isNotNegative()));
            assertThat(sum(usages, "batch:")).as(reading.label()).isEqualTo(usages.get("all"));
            assertThat(sum(usages, "source:")).as(reading.label()).isEqualTo(usages.get("all"));
            usages.forEach((scope, usage) -> {
                JsonNode answer = pipeline.get("/v1/windows", "scope", scope, "reading", reading.label());
                Map<String, Long> sum = new TreeMap<>();
                add(sum, numbers(answer.path("before")));
                answer.path("windows").forEach(window -> add(sum, numbers(window)));
                add(sum, numbers(answer.path("after")));
                assertThat(withoutZeros(sum))
                        .as("windows of %s, %s", scope, reading)
                        .isEqualTo(usage);
                assertThat(withoutZeros(numbers(answer.path("total")))).isEqualTo(usage);
            });
        }
    }

    private static Map<String, Long> sum(Map<String, Map<String, Long>> usages, String beginning) {
        Map<String, Long> sum = new TreeMap<>();
        usages.forEach((scope, usage) -> {
            if (scope.startsWith(beginning)) {
                add(sum, usage);
            }
        });
        return withoutZeros(sum);
    }

    private static void add(Map<String, Long> sum, Map<String, Long> numbers) {
        numbers.forEach((name, number) -> sum.merge(name, number, Long::sum));
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> numbers) {
        Map<String, Long> others = new TreeMap<>(numbers);
        others.values().removeIf(number -> number == 0);
        return others;
    }

    /** What is counted, by name, of a table or of a window: the one calls codons by rows, the other by names. */
    private static Map<String, Long> numbers(JsonNode counted) {
        Map<String, Long> numbers = new TreeMap<>();
        for (String name : List.of("sequences", "coding_sequences", "bases", "ambiguous", "trailing")) {
            assertThat(counted.path(name).isNumber()).as(name).isTrue();
            numbers.put(name, counted.path(name).longValue());
        }
        counted.path("rows")
                .forEach(row -> numbers.put(
                        row.path("codon").asText(), row.path("count").longValue()));
        if (counted.path("codons").isObject()) {
            counted.path("codons")
                    .properties()
                    .forEach(codon ->
                            numbers.put(codon.getKey(), codon.getValue().longValue()));
        }
        assertThat(numbers).hasSize(69);
        return withoutZeros(numbers);
    }
}
