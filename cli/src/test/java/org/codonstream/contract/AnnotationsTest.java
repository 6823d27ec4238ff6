package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codonstream.cli.CommandLineRun;
import org.codonstream.codon.Reading;
import org.codonstream.contract.AnnotatedRecord.Gene;
import org.codonstream.input.CountedRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of coding sequences when a record is annotated anew, and of those that can't be counted. */
@ExtendWith(PipelineExtension.class)
class AnnotationsTest {

    private static final String COUNTED = "counted 1, replaced 0, duplicate 0, stale 0, rejected 0\n";
    private static final String REPLACED = "counted 0, replaced 1, duplicate 0, stale 0, rejected 0\n";
    private static final String DUPLICATE = "counted 0, replaced 0, duplicate 1, stale 0, rejected 0\n";

    @TempDir
    private Path temporary;

    private Pipeline pipeline;

    @BeforeEach
    void take(Pipeline shared) {
        pipeline = shared;
    }

    @Test
    void leavesExactlyTheCodingSequencesOfTheNewerVersion() {
        AnnotatedRecord first = AnnotatedRecord.of(
                "AB400001.1", Genome.letters(1, 1000), 401, new Gene(1, 300, 25), new Gene(10, 900, 25));
        AnnotatedRecord second = AnnotatedRecord.of("AB400001.2", Genome.letters(2, 800), 401, new Gene(5, 700, 25));
        assertThat(publish(first)).endsWith(COUNTED);
        requireExactly("code:25", first.counted(25));

        assertThat(publish(second)).endsWith(REPLACED);

        requireExactly("code:25", second.counted(25));
        requireExactly("taxon:401", second.counted());
        assertThat(CountedJson.of(held("AB400001"), Reading.CDS).codons())
                .isEqualTo(second.counted().get(0).codons());
    }

    @Test
    void leavesExactlyTheCodingSequencesOfTheNewerAnnotationOfTheSameVersion() {
        AnnotatedRecord first = AnnotatedRecord.of(
                "AB400002.1",
                Genome.letters(3, 1000),
                402,
                new Gene(1, 300, 24),
                new Gene(10, 900, 24),
                new Gene(7, 900, 26));
        assertThat(publish(first)).endsWith(COUNTED);
        requireExactly("taxon:402", first.counted());

        AnnotatedRecord fewer = first.with(new Gene(1, 300, 24));
        assertThat(publish(fewer)).endsWith(REPLACED);

        requireExactly("taxon:402", fewer.counted());
        requireExactly("code:24", fewer.counted(24));
        requireExactly("code:26", List.of());
        requireWholeSequences("code:24", 1);

        AnnotatedRecord none = first.with();
        assertThat(publish(none)).endsWith(REPLACED);
        requireExactly("taxon:402", List.of());
        requireExactly("code:24", List.of());
        requireWholeSequences("code:24", 0);
    }

    @Test
    void movesCodingSequencesWithTaxonCompartmentAndCode() {
        AnnotatedRecord first = AnnotatedRecord.of("AB400003.1", Genome.letters(4, 1000), 403, new Gene(1, 300, 21))
                .in("mitochondrion");
        assertThat(publish(first)).endsWith(COUNTED);
        requireExactly("taxon:403/mitochondrion", first.counted());
        requireExactly("code:21", first.counted());

        AnnotatedRecord moved = first.with(new Gene(1, 300, 22)).ofTaxon(404).in("plastid");
        assertThat(publish(moved)).endsWith(REPLACED);

        requireExactly("taxon:403", List.of());
        requireExactly("taxon:403/mitochondrion", List.of());
        requireExactly("code:21", List.of());
        requireExactly("taxon:404", moved.counted());
        requireExactly("taxon:404/plastid", moved.counted());
        requireExactly("code:22", moved.counted());
    }

    @Test
    void leavesCodingSequencesAsTheyAreWhereTheSameVersionComesAsFasta() {
        AnnotatedRecord first = AnnotatedRecord.of("AB400004.1", Genome.letters(5, 1000), 405, new Gene(1, 300, 23));
        assertThat(publish(first)).endsWith(COUNTED);

        Path fasta = first.writeFasta(temporary.resolve("same.fasta"));
        assertThat(pipeline.publish("--input", fasta, "--source", "annotations").out())
                .endsWith(DUPLICATE);

        requireExactly("taxon:405", first.counted());
        requireExactly("code:23", first.counted());
    }

    @Test
    void takesCodingSequencesUpWhereARecordIsAnnotatedLater() {
        AnnotatedRecord first = AnnotatedRecord.of("AB400005.1", Genome.letters(6, 1000), 406, new Gene(1, 300, 29));
        Path fasta = first.writeFasta(temporary.resolve("before.fasta"));
        assertThat(pipeline.publish("--input", fasta, "--source", "annotations").out())
                .endsWith(COUNTED);

        assertThat(publish(first)).endsWith(REPLACED);

        requireExactly("taxon:406", first.counted());
    }

    @Test
    void countsTheGoodOnesBesideAnImpossibleOne() {
        AnnotatedRecord good = AnnotatedRecord.of(
                "AB400006.1", Genome.letters(7, 1000), 407, new Gene(1, 300, 30), new Gene(301, 900, 30));
        List<Gene> genes = new ArrayList<>(good.genes());
        genes.add(1, new Gene(990, 1001, 30));
        AnnotatedRecord one = good.with(genes.toArray(Gene[]::new));
        Path file = AnnotatedRecord.write(temporary.resolve("bad.gb"), one);

        CommandLineRun run = pipeline.publish("--input", file, "--source", "annotations");

        assertThat(run.out())
                .startsWith("published 1 batch: 1 sequence, 1,000 bases, 1 coding sequence rejected (see 'codonstream"
                        + " dead-letters list')")
                .endsWith(COUNTED);
        requireExactly("taxon:407", good.counted());
        assertThat(held("AB400006").path("id").asText()).isEqualTo("AB400006.1");
        assertThat(pipeline.run(List.of("dead-letters", "list")).out().lines())
                .filteredOn(line -> line.contains("AB400006"))
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .endsWith("\tbad-coding-sequence\t" + file + " row 1\t" + file
                                + ", record 1 (AB400006.1): CDS 2 at 990..1001: position 1001 lies behind the sequence,"
                                + " which has 1000 bases"));
        CommandLineRun counted =
                CommandLineRun.of("count", "--input", file.toString(), "--reading", "cds", "--per", "cds");
        assertThat(counted.exitCode()).isZero();
        assertThat(counted.out().lines()).hasSize(3);
        assertThat(counted.err())
                .isEqualTo("1 coding sequence could not be counted, the first: " + file
                        + ", record 1 (AB400006.1): CDS 2 at 990..1001: position 1001 lies behind the sequence, which has"
                        + " 1000 bases\n");
    }

    private String publish(AnnotatedRecord record) {
        Path file = AnnotatedRecord.write(temporary.resolve("one.gb"), record);
        return pipeline.publish("--input", file, "--source", "annotations").out();
    }

    private JsonNode held(String id) {
        return pipeline.get("/v1/sequences", "id", id);
    }

    private void requireWholeSequences(String scope, int sequences) {
        JsonNode table = pipeline.usage(scope, Reading.FRAME0);
        assertThat(table.path("sequences").asInt()).as(scope).isEqualTo(sequences);
        assertThat(table.path("codons").asLong() + table.path("ambiguous").asLong())
                .as(scope)
                .isEqualTo(sequences * 333L);
    }

    /** The coding sequences of a scope are these and no others. */
    private void requireExactly(String scope, List<CountedRow> coding) {
        JsonNode table = pipeline.usage(scope, Reading.CDS);
        CountedRow expected = CountedRow.sum(scope, coding);
        CountedRow found = CountedJson.ofTable(table);
        assertThat(table.path("coding_sequences").asInt()).as(scope).isEqualTo(coding.size());
        assertThat(found.codons()).as(scope).isEqualTo(expected.codons());
        assertThat(found.ambiguous()).as(scope).isEqualTo(expected.ambiguous());
        assertThat(found.trailing()).as(scope).isEqualTo(expected.trailing());
    }
}
