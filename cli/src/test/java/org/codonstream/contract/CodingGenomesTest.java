package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.codonstream.sequence.Accession;
import org.codonstream.usage.SharedData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The coding sequences of real GenBank records, streamed, as another tool has counted them. */
@EnabledIf(
        value = "org.codonstream.usage.SharedData#isPresent",
        disabledReason = "skipped: the real genomes of ../shared/data are not beside the project's root")
@ExtendWith(PipelineExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CodingGenomesTest {

    /** What is held of each record: one that stands in two sets is held as the later one has it. */
    private final Map<Question, List<CountedCoding>> published = new LinkedHashMap<>();

    /** How a record is asked for: whose id is no accession, by its source too. */
    private record Question(String id, String source) {

        static Question of(AnnotatedSet set, String id) {
            return Accession.parse(id)
                    .map(accession -> new Question(accession.base(), ""))
                    .orElseGet(() -> new Question(id, set.name()));
        }

        JsonNode ask(Pipeline pipeline) {
            return source.isEmpty()
                    ? pipeline.get("/v1/sequences", "id", id)
                    : pipeline.get("/v1/sequences", "id", id, "source", source);
        }
    }

    @BeforeAll
    void publishEachSetUnderItsName(Pipeline pipeline) throws IOException {
        for (AnnotatedSet set : AnnotatedSet.all()) {
            CommandLineRun run = pipeline.publish("--input", set.genomes(), "--source", set.name());
            assertThat(run.out()).contains(" rejected 0").doesNotContain("coding sequences rejected");
            Map<Question, List<CountedCoding>> records = new LinkedHashMap<>();
            for (CountedCoding coding : set.counted()) {
                records.computeIfAbsent(Question.of(set, coding.seqId()), any -> new ArrayList<>())
                        .add(coding);
            }
            published.putAll(records);
        }
    }

    @Test
    void holdsTheCodingSequencesOfEachRecord(Pipeline pipeline) {
        published.forEach((question, coding) -> requireEqual(
                question.id(), CountedJson.of(question.ask(pipeline), Reading.CDS), CountedCoding.sum(coding)));
    }

    @Test
    void sumsTheCodingSequencesOfAllRecordsUnderEachGeneticCode(Pipeline pipeline) {
        List<CountedCoding> all =
                published.values().stream().flatMap(List::stream).toList();
        SortedMap<Integer, List<CountedCoding>> byCode = CountedCoding.byGeneticCode(all);

        assertThat(byCode).containsKeys(1, 2, 4, 5, 9, 11, 13);
        byCode.forEach((code, coding) -> requireTable(pipeline, "code:" + code, coding));
        requireTable(pipeline, "all", all);
    }

    @Test
    void refusesTwoCodingSequencesOfOneName(Pipeline pipeline) throws IOException {
        Path yeast = SharedData.file("genomes/codonw_input_111.fasta").toRealPath();

        CommandLineRun refused =
                pipeline.tryToPublish("--input", yeast, "--fasta-is", "cds", "--source", "yeast genes");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .isEqualTo(
                        "codonstream: {file}, record 65 (GNS1): has the same id and version as {file}, record 59, but"
                                        .replace("{file}", yeast.toString())
                                + " other bases, another filing or other coding sequences: keep one of the two, or leave out"
                                + " the later one with --on-bad-row reject\n");
    }

    private static void requireTable(Pipeline pipeline, String scope, List<CountedCoding> coding) {
        JsonNode table = pipeline.usage(scope, Reading.CDS);
        assertThat(table.path("coding_sequences").asInt()).as(scope).isEqualTo(coding.size());
        requireEqual(scope, CountedJson.ofTable(table), CountedCoding.sum(coding));
    }

    private static void requireEqual(String about, CountedRow found, CodonCounts expected) {
        assertThat(found)
                .as(about)
                .isEqualTo(new CountedRow(
                        found.id(),
                        found.length(),
                        expected.ambiguous(),
                        expected.trailing(),
                        AnnotatedSet.byCodon(expected)));
    }
}
