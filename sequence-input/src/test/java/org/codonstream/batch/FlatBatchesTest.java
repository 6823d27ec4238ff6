package org.codonstream.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.codonstream.input.FastaContent;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.sequence.IdentityRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches of FASTA and GenBank files. */
class FlatBatchesTest {

    private static final String RECORD = ">%s\n%s\n";

    @TempDir
    private Path folder;

    @Test
    void cutsRecordsOfPackedAndPlainFilesAsRows() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int record = 1; record <= 25; record++) {
            text.append(String.format(RECORD, "s" + record, "ACGT"));
        }
        gzip("a.fa.gz", text.toString());
        Files.writeString(folder.resolve("b.gb"), "LOCUS       x 5 bp DNA\nORIGIN\n        1 acgta\n//\n");

        BatchPlan plan = plan(files(FastaContent.GENOME));

        assertThat(plan.batches()).extracting(Batch::sequences).containsExactly(10L, 10L, 6L);
        assertThat(plan.batches()).extracting(Batch::bases).containsExactly(40L, 40L, 25L);
        assertThat(plan.batches().get(2).ranges())
                .extracting(range -> range.file().row(range.firstRow()) + " and " + (range.rows() - 1) + " more")
                .containsExactly(
                        folder.toRealPath() + "/a.fa.gz, record 21 and 4 more",
                        folder.toRealPath() + "/b.gb, record 1 and 0 more");
    }

    @Test
    void givesBatchesOfAnotherIdWhereRecordsAreSaidToBeCodingSequences() throws IOException {
        Files.writeString(folder.resolve("a.fasta"), String.format(RECORD, "s", "ATGTAA"));

        String genome = plan(files(FastaContent.GENOME)).batches().get(0).id();
        String coding =
                plan(files(FastaContent.codingSequences(1))).batches().get(0).id();
        String otherCode =
                plan(files(FastaContent.codingSequences(2))).batches().get(0).id();

        assertThat(List.of(genome, coding, otherCode)).doesNotHaveDuplicates();
        assertThat(plan(files(FastaContent.GENOME)).batches().get(0).id()).isEqualTo(genome);
    }

    @Test
    void refusesTwoRecordsOfOneIdWithOtherBases() throws IOException {
        Path file = Files.writeString(
                folder.resolve("genes.fasta"),
                String.format(RECORD, "GNS1", "ATGTAA")
                        + String.format(RECORD, "X", "ATG")
                        + String.format(RECORD, "GNS1", "ATGTAG"));

        assertThatThrownBy(() -> new BatchPlanner(BatchLimits.DEFAULT, HeapBudget.ofThisJvm())
                        .planChecked(
                                files(FastaContent.GENOME),
                                new IdentityCheck(IdentityRule.ACCESSION, "yeast", OnBadRow.FAIL)))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file.toRealPath() + ", record 3 (GNS1): has the same id and version as "
                        + file.toRealPath() + ", record 1, but other bases");
    }

    private List<InputFile> files(FastaContent fasta) {
        return InputFiles.resolve(List.of(folder.toString()), fasta);
    }

    private static BatchPlan plan(List<InputFile> files) {
        return new BatchPlanner(BatchLimits.DEFAULT.withSequences(10), HeapBudget.ofThisJvm()).plan(files);
    }

    private void gzip(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
