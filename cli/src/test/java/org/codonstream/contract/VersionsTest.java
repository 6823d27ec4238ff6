package org.codonstream.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a sequence when another version of it, or the same one filed elsewhere, is published. */
@ExtendWith(PipelineExtension.class)
class VersionsTest {

    private static final String COUNTED = "counted 1, replaced 0, duplicate 0, stale 0, rejected 0\n";
    private static final String REPLACED = "counted 0, replaced 1, duplicate 0, stale 0, rejected 0\n";
    private static final String STALE = "counted 0, replaced 0, duplicate 0, stale 1, rejected 0\n";

    @TempDir
    private Path temporary;

    private Pipeline pipeline;

    @BeforeEach
    void take(Pipeline shared) {
        pipeline = shared;
    }

    @Test
    void leavesExactlyTheCountsOfTheNewerVersion() {
        Genome second = Genome.of("AB100001.2", Genome.letters(2, 2000)).from("newer");
        assertThat(publish(Genome.of("AB100001.1", Genome.letters(1, 1000)).from("newer")))
                .endsWith(COUNTED);
        assertThat(publish(second)).endsWith(REPLACED);

        requireExactly("source:newer", second);
        assertThat(held("AB100001").path("version").asInt()).isEqualTo(2);
        for (Reading reading : Reading.values()) {
            if (reading != Reading.CDS) {
                assertThat(CountedJson.of(held("AB100001.2"), reading)).isEqualTo(second.counted(reading));
            }
        }
    }

    @Test
    void changesNothingForAnOlderVersionThatArrivesLate() {
        Genome second = Genome.of("AB100002.2", Genome.letters(4, 2000)).from("late");
        publish(second);
        Map<String, JsonNode> tables = tables();

        assertThat(publish(Genome.of("AB100002.1", Genome.letters(3, 1000)).from("elsewhere")))
                .endsWith(STALE);
        assertThat(tables()).isEqualTo(tables);
        requireExactly("source:late", second);
    }

    @Test
    void movesTheSameVersionToAnotherSource() {
        Genome first = Genome.of("AB100003.1", Genome.letters(5, 1500)).from("from");
        publish(first);
        assertThat(publish(first.from("to"))).endsWith(REPLACED);

        requireExactly("source:from");
        requireExactly("source:to", first);
    }

    @Test
    void movesTheSameVersionToTheSourceOfTheCommand() {
        Genome first = Genome.of("AB100004.1", Genome.letters(6, 1500)).from("column");
        publish(first);
        assertThat(publish(first, "--source", "option")).endsWith(REPLACED);

        requireExactly("source:column");
        requireExactly("source:option", first);
    }

    @Test
    void movesTheSameVersionToAnotherTaxon() {
        Genome first =
                Genome.of("AB100005.1", Genome.letters(7, 1500)).from("taxa").ofTaxon(111);
        publish(first);
        assertThat(publish(first.ofTaxon(112))).endsWith(REPLACED);

        requireExactly("taxon:111");
        requireExactly("taxon:112", first);
        requireExactly("source:taxa", first);
    }

    @Test
    void keepsWhatIsNotStatedAgain() {
        Genome first =
                Genome.of("AB100006.1", Genome.letters(8, 1500)).from("stated").ofTaxon(113);
        publish(first);
        assertThat(publish(Genome.of("AB100006.1", first.letters())))
                .endsWith("counted 0, replaced 0, duplicate 1, stale 0, rejected 0\n");

        requireExactly("source:stated", first);
        requireExactly("taxon:113", first);
    }

    @Test
    void replacesTheSameVersionByOtherBases() {
        Genome mended = Genome.of("AB100007.1", Genome.letters(10, 1500)).from("same");
        publish(Genome.of("AB100007.1", Genome.letters(9, 1500)).from("same"));
        assertThat(publish(mended)).endsWith(REPLACED);

        requireExactly("source:same", mended);
    }

    @Test
    void seesABaseMendedInAFileOfTheSameSize() throws IOException {
        String wrong = "C" + Genome.letters(1, 3000);
        String right = wrong.substring(0, 1500) + (wrong.charAt(1500) == 'A' ? 'C' : 'A') + wrong.substring(1501);
        Genome before = Genome.of("MN000001.1", "A" + Genome.letters(2, 999));
        Genome after = Genome.of("MN000003.1", "T" + Genome.letters(3, 999));
        Path file =
                GenomeFile.write(temporary.resolve("mended.parquet"), before, Genome.of("MN000002.1", wrong), after);
        pipeline.publish("--input", file, "--source", "mended");
        long size = Files.size(file);
        FileTime time = Files.getLastModifiedTime(file);

        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.split(wrong, -1)).as("what the sequence divides").hasSize(2);
        Files.writeString(file, bytes.replace(wrong, right), StandardCharsets.ISO_8859_1);
        Files.setLastModifiedTime(file, FileTime.fromMillis(time.toMillis() + 1));

        assertThat(Files.size(file)).isEqualTo(size);
        assertThat(pipeline.publish("--resume", "--input", file, "--source", "mended")
                        .out())
                .endsWith("counted 0, replaced 1, duplicate 2, stale 0, rejected 0\n");
        requireExactly("source:mended", before, Genome.of("MN000002.1", right), after);
        assertThat(CountedJson.of(held("MN000002.1"), Reading.REVERSE2))
                .isEqualTo(CountedRow.naive("MN000002.1", right, Reading.REVERSE2));
        assertThat(pipeline.publish("--input", file, "--source", "mended").out())
                .contains("published 0 batches")
                .contains("1 batch stands already");
    }

    @Test
    void takesOutWhatIsRetractedUntilItIsPublishedAgain() {
        Genome stays = Genome.of("AB100009.1", Genome.letters(12, 700)).from("retracted");
        Genome goes = Genome.of("AB100008.3", Genome.letters(11, 900))
                .from("retracted")
                .ofTaxon(114);
        publish(stays);
        publish(goes);

        assertThat(pipeline.retract("AB100008.3").out())
                .isEqualTo("published 1 retraction\ntaken out 1, not there 0, stale 0\n");
        requireExactly("source:retracted", stays);
        requireExactly("taxon:114");
        assertThat(held("AB100008").path("retracted").asBoolean()).isTrue();
        assertThat(pipeline.retract("AB100008.3").out())
                .isEqualTo("published 1 retraction\ntaken out 0, not there 1, stale 0\n");

        Genome older = Genome.of("AB100008.1", Genome.letters(13, 800)).from("retracted");
        assertThat(publish(older)).endsWith(COUNTED);
        requireExactly("source:retracted", stays, older);
    }

    @Test
    void keepsTheSameIdOfTwoSourcesApart() {
        Genome one = Genome.of("contig_1", Genome.letters(14, 900)).from("lab one");
        Genome two = Genome.of("contig_1", Genome.letters(15, 900)).from("lab two");
        assertThat(publish(one)).endsWith(COUNTED);
        assertThat(publish(two)).endsWith(COUNTED);

        requireExactly("source:lab one", one);
        requireExactly("source:lab two", two);
        assertThat(CountedJson.of(pipeline.get("/v1/sequences", "id", "contig_1", "source", "lab two"), Reading.FRAME2))
                .isEqualTo(two.counted(Reading.FRAME2));

        assertThat(pipeline.retract("contig_1", "--source", "lab one").out())
                .endsWith("taken out 1, not there 0, stale 0\n");
        requireExactly("source:lab one");
        requireExactly("source:lab two", two);
    }

    private String publish(Genome genome, Object... more) {
        Object[] words = new Object[more.length + 2];
        words[0] = "--input";
        words[1] = GenomeFile.write(temporary.resolve("one.parquet"), genome);
        System.arraycopy(more, 0, words, 2, more.length);
        return pipeline.publish(words).out();
    }

    private JsonNode held(String id) {
        return pipeline.get("/v1/sequences", "id", id);
    }

    private Map<String, JsonNode> tables() {
        return pipeline.tables("all", "source:", "taxon:", "batch:");
    }

    /** The scope is made of these genomes and nothing else, in all readings. */
    private void requireExactly(String scope, Genome... genomes) {
        for (Reading reading : Reading.values()) {
            JsonNode table = pipeline.usage(scope, reading);
            assertThat(table.path("sequences").asInt()).as(scope).isEqualTo(genomes.length);
            if (reading != Reading.CDS) {
                List<CountedRow> rows = Arrays.stream(genomes)
                        .map(genome -> genome.counted(reading))
                        .toList();
                assertThat(CountedJson.ofTable(table)).as(reading.label()).isEqualTo(CountedRow.sum(scope, rows));
            }
        }
    }
}
