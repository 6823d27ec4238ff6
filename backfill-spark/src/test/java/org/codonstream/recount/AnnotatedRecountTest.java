package org.codonstream.recount;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codonstream.backfill.BackfillRun;
import org.codonstream.input.GenBankFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The coding sequences of annotated files, as the ledger would hold them. */
class AnnotatedRecountTest {

    private static final GenBankFixture RECORD = GenBankFixture.of("AB000001.1", "ATGAAATAACCC");

    @TempDir
    private Path folder;

    @Test
    void countsCodingSequencesBesideWholeOnes() {
        GenBankFixture.write(folder.resolve("a.gb"), RECORD.coding("1..9", 11).coding("complement(4..6)", 11));

        assertThat(recount().out())
                .startsWith("recounted 1 sequence, 12 bases, ")
                .doesNotContain("left out");
        assertThat(codons("cds")).containsExactly("{AAA=1, ATG=1, TAA=1, TTT=1}");
        assertThat(codons("frame0")).containsExactly("{AAA=1, ATG=1, CCC=1, TAA=1}");
    }

    @Test
    void filesCodingSequencesUnderTheirGeneticCodes() {
        GenBankFixture.write(folder.resolve("a.gb"), RECORD.coding("1..9", 11).coding("4..6", 4));

        recount();

        assertThat(RecountedTable.rows(folder.resolve("counted/scopes")))
                .filteredOn(row -> row.get("reading").equals("cds"))
                .extracting(row -> row.get("scope") + " " + row.get("coding_sequences") + " AAA=" + row.get("AAA"))
                .contains("code:11 1 AAA=1", "code:4 1 AAA=1", "all 2 AAA=2");
    }

    @Test
    void leavesOutWhatCannotBeCountedAndSaysSo() throws IOException {
        Path file = GenBankFixture.write(
                folder.resolve("a.gb"),
                RECORD.coding("1..9", 11).coding("4..13", 11).coding("4^5", 11));

        assertThat(recount().out()).startsWith("recounted 1 sequence, 12 bases, 2 coding sequences left out, ");
        assertThat(codons("cds")).containsExactly("{AAA=1, ATG=1, TAA=1}");
        JsonNode manifest = new ObjectMapper()
                .readTree(folder.resolve("counted/manifest.json").toFile());
        assertThat(manifest.path("rejected").asInt()).isZero();
        assertThat(manifest.path("rejected_coding").asInt()).isEqualTo(2);
        assertThat(manifest.path("rejected_coding_first"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        file
                                + ", record 1 (AB000001.1): CDS 2 at 4..13: position 13 lies behind the sequence, which has"
                                + " 12 bases",
                        file + ", record 1 (AB000001.1): CDS 3 at 4^5: 4^5 lies between two bases: there is nothing to"
                                + " translate");
    }

    @Test
    void countsTheLaterAnnotationOfOneVersion() {
        GenBankFixture.write(folder.resolve("a.gb"), RECORD.coding("1..9", 11).coding("4..9", 11));
        GenBankFixture.write(folder.resolve("b.gb"), RECORD.coding("1..9", 11));

        recount("--batch-size", "1");

        assertThat(codons("cds")).containsExactly("{AAA=1, ATG=1, TAA=1}");
    }

    private BackfillRun recount(String... more) {
        List<String> args = new ArrayList<>(List.of("recount", "--input", folder + "/*.gb"));
        args.addAll(List.of("--output", folder.resolve("counted").toString(), "--reading", "frame0,cds"));
        args.addAll(List.of(more));
        BackfillRun run = BackfillRun.of(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private List<String> codons(String reading) {
        return RecountedTable.rows(folder.resolve("counted/sequences")).stream()
                .filter(row -> row.get("reading").equals(reading))
                .map(row -> RecountedTable.counted(row).codons().toString())
                .toList();
    }
}
