package org.codonstream.recount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.codonstream.input.ParquetFixture.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.backfill.BackfillRun;
import org.codonstream.backfill.Sessions;
import org.codonstream.input.ParquetFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger would decide about rows, and what becomes of bad ones. */
class RecountTest {

    @TempDir
    private Path folder;

    @Test
    void countsTheNewestVersionOfAnAccession() {
        write("a.parquet", row("AB000001.2", "ATGATGATG"), row("AB000002", "CCC"));
        write("b.parquet", row("AB000001.1", "GGGGGG"), row("AB000002.1", "TTT"));

        assertThat(sequences(recount()))
                .containsExactlyInAnyOrder("AB000001.2 ATG=3 length 9", "AB000002.1 TTT=1 length 3");
    }

    @Test
    void countsOfOneVersionWhatAnotherBatchBringsLater() {
        write("a.parquet", row("AB000001.1", "ATGATG"));
        write("b.parquet", row("AB000001.1", "GGGGGG"));

        assertThat(sequences(recount("--batch-size", "1"))).containsExactly("AB000001.1 GGG=2 length 6");
    }

    @Test
    void keepsWhatALaterRowOfTheSameBasesDoesNotState() {
        Map<String, Object> stated = new LinkedHashMap<>(row("AB000001.1", "ATGATG"));
        stated.put("taxon_id", 9606);
        write("a.parquet", stated);
        write("b.parquet", row("AB000001.1", "ATGATG"));

        recount("--batch-size", "1");

        assertThat(RecountedTable.rows(folder.resolve("counted/scopes")))
                .extracting(row -> row.get("scope"))
                .contains("taxon:9606");
    }

    @Test
    void refusesTwoContentsOfOneIdInOneBatch() {
        write("a.parquet", row("AB000001.1", "ATGATG"), row("AB000003", "AAA"), row("AB000001.1", "GGGGGG"));
        String file = folder.resolve("a.parquet").toString();

        BackfillRun run = tryRecount();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("codonstream: " + file + ", row 3 (AB000001.1): has the id and version of " + file + ", row 1"
                        + " of the same batch, but other bases, another filing or other coding sequences");
        assertThat(folder.resolve("counted")).doesNotExist();
    }

    @Test
    void leavesOutBadRowsAndSaysSoWhereTheyAreRejected() throws IOException {
        write("a.parquet", row("AB000001.1", "ATGATG"), row("AB000002.1", "AT!"), row("AB000001.1", "GGGGGG"));

        BackfillRun run = tryRecount("--on-bad-row", "reject");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("recounted 1 sequence, 6 bases, 2 rows left out, ");
        JsonNode manifest = manifest();
        assertThat(manifest.path("rejected").asLong()).isEqualTo(2);
        assertThat(manifest.path("rejected_first").get(0).asText())
                .contains("a.parquet, row 2 (AB000002.1): letter '!' at base 3");
        assertThat(manifest.path("rejected_first").get(1).asText()).contains("a.parquet, row 3 (AB000001.1)");
    }

    @Test
    void namesTheFirstBadRowOfTheInputWhateverTaskFoundIt() {
        write("b.parquet", row("AB000002.1", "A-A"));
        write("a.parquet", row("AB000001.1", "ATG"), row("contig_1", "ATG"));

        BackfillRun run = tryRecount();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("a.parquet, row 2 (contig_1): id 'contig_1' is no accession");
    }

    @Test
    void saysInItsManifestWhatItCounted() throws IOException {
        write("a.parquet", row("AB000001.1", "ATGATG"), row("AB000001.1", "ATGATG"));

        recount("--genetic-code", "2");

        JsonNode manifest = manifest();
        assertThat(manifest.path("rows").asLong()).isEqualTo(2);
        assertThat(manifest.path("sequences").asLong()).isEqualTo(1);
        assertThat(manifest.path("bases").asLong()).isEqualTo(6);
        assertThat(manifest.path("genetic_code").asInt()).isEqualTo(2);
        assertThat(manifest.path("genetic_codes").asText()).isEqualTo("4.6");
        assertThat(manifest.path("spark").asText()).isEqualTo("4.2.0");
        assertThat(manifest.path("files").get(0).path("footer_sha256").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void seesCodonsThroughAGeneticCode() {
        write("a.parquet", row("AB000001.1", "TGATGATGG"));

        recount("--genetic-code", "2");

        assertThat(RecountedTable.rows(folder.resolve("counted/codons")))
                .filteredOn(
                        row -> row.get("scope").equals("all") && row.get("aa").equals("W"))
                .extracting(
                        row -> String.join(" ", row.get("codon"), row.get("count"), row.get("freq"), row.get("rscu")))
                .containsExactly(
                        "TGA 2 0.6666666666666666 1.3333333333333333", "TGG 1 0.3333333333333333 0.6666666666666666");
    }

    @Test
    void refusesAnOutputThatIsNotEmpty() throws IOException {
        write("a.parquet", row("AB000001.1", "ATG"));
        Files.createFile(Files.createDirectories(folder.resolve("counted")).resolve("mine.txt"));

        BackfillRun run = tryRecount();

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("counted is not empty: name another folder, or remove what is there");
        assertThat(folder.resolve("counted/mine.txt")).exists();
        assertThat(run.err()).doesNotContain("Spark");
    }

    @Test
    void refusesAnOutputThatIsAFile() throws IOException {
        write("a.parquet", row("AB000001.1", "ATG"));
        Files.createFile(folder.resolve("counted"));

        assertThat(tryRecount().err()).contains("counted is a file: name a folder");
    }

    @Test
    void leavesTheOutputOfAnotherRecountAlone() {
        write("a.parquet", row("AB000001.1", "ATG"));
        String counted = folder.resolve("counted").toString();
        try (RecountFolder other = RecountFolder.claim(Sessions.hadoop(), counted)) {
            BackfillRun run = tryRecount();

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("counted belongs to a recount that is at work or was killed");
            assertThat(folder.resolve("counted/_unfinished")).exists();
        }
        assertThat(folder.resolve("counted")).doesNotExist();
    }

    @Test
    void leavesAnEmptyFolderEmptyWhereItFails() throws IOException {
        write("a.parquet", row("AB000001.1", "AT!"));
        Files.createDirectories(folder.resolve("counted"));

        assertThat(tryRecount().exitCode()).isEqualTo(1);
        assertThat(folder.resolve("counted")).isEmptyDirectory();
    }

    @Test
    void refusesOptionsOfFilesWhereNoneAreRead() {
        BackfillRun run = BackfillRun.of("recount", "--from-topic", "--sample", "5", "--output", folder + "/counted");

        assertThat(run)
                .isEqualTo(new BackfillRun(
                        2, "", "codonstream: --from-topic with --sample: it says how files are read; leave it out\n"));
    }

    @Test
    void countsNothingOfFilesWithoutRows() {
        ParquetFixture.ofAllColumns().write(folder.resolve("a.parquet"), List.of());

        BackfillRun run = recount();

        assertThat(run.out()).startsWith("recounted 0 sequences, 0 bases");
    }

    @SafeVarargs
    private void write(String name, Map<String, Object>... rows) {
        ParquetFixture.ofAllColumns().write(folder.resolve(name), rows);
    }

    private BackfillRun recount(String... more) {
        BackfillRun run = tryRecount(more);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private BackfillRun tryRecount(String... more) {
        String[] args = new String[5 + more.length];
        args[0] = "recount";
        args[1] = "--input";
        args[2] = folder + "/*.parquet";
        args[3] = "--output";
        args[4] = folder.resolve("counted").toString();
        System.arraycopy(more, 0, args, 5, more.length);
        return BackfillRun.of(args);
    }

    private List<String> sequences(BackfillRun run) {
        assertThat(run.out()).startsWith("recounted ");
        return RecountedTable.rows(folder.resolve("counted/sequences")).stream()
                .map(RecountedTable::counted)
                .map(row -> row.id() + " " + row.codons().toString().replaceAll("[{}]", "") + " length " + row.length())
                .toList();
    }

    private JsonNode manifest() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("counted/manifest.json").toFile());
    }
}
