package org.codonstream.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codonstream.input.BadRow;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.input.ParquetFixture;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.sequence.SequenceIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityScanTest {

    private static final HeapBudget HEAP = new HeapBudget(64 << 20);

    @TempDir
    Path folder;

    private final List<Map<String, Object>> rows = new ArrayList<>();

    @Test
    void takesRepeatedIdsWithTheSameContent() {
        add("NC_012920.1", "ACGTN", "organelle");
        add("NC_012920.1", "acgtn", "organelle");
        add("gi|251831106|ref|NC_012920.1|", "ACGTN", "organelle");
        add("contig_1", "ACGT", "a");
        add("contig_1", "TTTT", "b");

        assertThat(check(IdentityRule.ACCESSION, null, OnBadRow.FAIL).refused().count())
                .isZero();
    }

    @Test
    void takesOtherVersionsOfAnAccession() {
        add("NC_012920.1", "ACGT", "organelle");
        add("NC_012920.2", "TTTT", "organelle");
        add("NC_012920", "GGGG", "organelle");

        assertThat(check(IdentityRule.ACCESSION, null, OnBadRow.FAIL).refused().count())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"ACGA, organelle", "ACGT, other"})
    void refusesRepeatedIdsWithOtherContentAndNamesBothRows(String sequence, String source) {
        add("NC_000001.1", "ACGT", "organelle");
        add("NC_012920.1", "ACGT", "organelle");
        add("NC_000002.1", "ACGT", "organelle");
        add("NC_012920.1", sequence, source);
        String file = file().uri();

        assertThatThrownBy(() -> check(IdentityRule.ACCESSION, null, OnBadRow.FAIL))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ", row 4 (NC_012920.1): has the same id and version as " + file
                        + ", row 2, but other bases, another filing or other coding sequences: keep one of the two, or leave out the later one"
                        + " with --on-bad-row reject");
    }

    @Test
    void letsTheGivenSourceWinOverTheColumn() {
        add("NC_012920.1", "ACGT", "a");
        add("NC_012920.1", "ACGT", "b");
        assertThat(check(IdentityRule.ACCESSION, "mine", OnBadRow.FAIL)
                        .refused()
                        .count())
                .isZero();

        add("contig_1", "ACGT", "a");
        add("contig_1", "TTTT", "b");
        assertThatThrownBy(() -> check(IdentityRule.ACCESSION, "mine", OnBadRow.FAIL))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("row 4 (contig_1): has the same id and version as");
    }

    @Test
    void asksForASourceOfIdsThatAreNoAccessions() {
        add("NC_012920.1", "ACGT", null);
        add("contig_1", "ACGT", null);
        String file = file().uri();

        assertThatThrownBy(() -> check(IdentityRule.ACCESSION, null, OnBadRow.FAIL))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ", row 2: id 'contig_1' is no accession")
                .hasMessageContaining("--source NAME");
        assertThat(check(IdentityRule.ACCESSION, "mine", OnBadRow.FAIL).sequences())
                .isEqualTo(2);
        assertThat(check(IdentityRule.SEQ_ID, null, OnBadRow.FAIL).sequences()).isEqualTo(2);
    }

    @Test
    void refusesARowWithoutId() {
        add("NC_012920.1", "ACGT", null);
        add(null, "ACGT", null);

        assertThatThrownBy(() -> check(IdentityRule.SEQ_ID, null, OnBadRow.FAIL))
                .isInstanceOf(InputException.class)
                .hasMessage(file() + ", row 2: seq_id is empty: every sequence needs an id");
    }

    @Test
    void remembersRefusedRowsWhenTheRestIsToBePublished() {
        add("NC_012920.1", "ACGT", "s");
        add("contig_1", "ACGT", null);
        add(null, "ACGT", "s");
        add("NC_012920.1", "AAAA", "s");
        add("NC_012920.1", "ACGT", "s");
        add("NC_012920.1", "CCCC", "s");

        BatchPlan plan = check(IdentityRule.ACCESSION, null, OnBadRow.REJECT);

        InputFile file = plan.files().get(0);
        assertThat(plan.refused().count()).isEqualTo(3);
        assertThat(plan.refused().reason(file, 1)).isNull();
        assertThat(plan.refused().reason(file, 2)).contains("is no accession");
        assertThat(plan.refused().reason(file, 4)).contains("has the same id and version as");
        assertThat(plan.sequences()).isEqualTo(6);
        assertThat(published(plan)).containsExactly("+1", "-2", "-3", "-4", "+5", "-6");
    }

    @Test
    void comparesAcrossFilesAndRowGroups() {
        for (int row = 0; row < 60; row++) {
            add("contig_" + row, "ACGT".repeat(row + 1), "s");
        }
        Path one = write("1.parquet");
        rows.clear();
        for (int row = 59; row >= 0; row--) {
            add("contig_" + row, "ACGT".repeat(row + 1) + (row == 7 ? "A" : ""), "s");
        }
        Path two = write("2.parquet");

        List<InputFile> files = InputFiles.resolve(List.of(two.toString(), one.toString()));
        BatchPlan plan = new BatchPlanner(BatchLimits.DEFAULT, HEAP)
                .planChecked(files, new IdentityCheck(IdentityRule.ACCESSION, null, OnBadRow.REJECT));

        assertThat(plan.refused().count()).isEqualTo(1);
        assertThat(plan.refused().reason(files.get(1), 53)).contains(one + ", row 8");
    }

    @Test
    void checksOnlyTheRowsOfASample() {
        add("NC_012920.1", "ACGT", null);
        add("NC_012920.2", "ACGT", null);
        add("NC_012920.1", "TTTT", null);

        BatchPlan plan = new BatchPlanner(BatchLimits.DEFAULT.withSample(2), HEAP)
                .planChecked(
                        InputFiles.resolve(List.of(write("x.parquet").toString())),
                        new IdentityCheck(IdentityRule.ACCESSION, null, OnBadRow.FAIL));

        assertThat(plan.sequences()).isEqualTo(2);
    }

    @Test
    void findsWhatRepeatsInSortedHashes() {
        long[] sorted = {-9, -9, -9, -3, -1, -1, 0, 0, 0, 4, 5, 5, 8};

        assertThat(IdentityScan.keepRepeats(sorted)).isEqualTo(3);
        assertThat(Arrays.copyOf(sorted, 3)).containsExactly(-9, -1, 5);
        assertThat(IdentityScan.keepRepeats(new long[0])).isZero();
        assertThat(IdentityScan.keepRepeats(new long[] {7, 7})).isEqualTo(1);
    }

    @Test
    void hashesMillionsOfIdsWithoutACollision() {
        long[] hashes = new long[2_000_000];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = IdentityHash.of(new SequenceIdentity("source/contig_" + i / 2, i % 2));
        }
        Arrays.sort(hashes);

        assertThat(IdentityScan.keepRepeats(hashes)).isZero();
    }

    /** Rows of a plan as a publisher sees them: numbers with + for good ones, - for bad ones. */
    private static List<String> published(BatchPlan plan) {
        List<String> seen = new ArrayList<>();
        RowHandler handler = plan.refused().refusing(new RowHandler() {
            @Override
            public void sequence(SequenceRow row) {
                seen.add("+" + row.row());
            }

            @Override
            public void badRow(BadRow row) {
                seen.add("-" + row.row());
            }
        });
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HEAP)) {
            plan.batches().forEach(batch -> batch.ranges().forEach(range -> reader.read(range, handler)));
        }
        return seen;
    }

    private BatchPlan check(IdentityRule rule, String source, OnBadRow onBadRow) {
        return new BatchPlanner(BatchLimits.DEFAULT, HEAP)
                .planChecked(List.of(file()), new IdentityCheck(rule, source, onBadRow));
    }

    private InputFile file() {
        return InputFiles.resolve(List.of(write("x.parquet").toString())).get(0);
    }

    private Path write(String name) {
        return ParquetFixture.ofAllColumns()
                .with(writer -> writer.withRowGroupRowCountLimit(16))
                .write(folder.resolve(name), rows);
    }

    private void add(String id, String sequence, String source) {
        Map<String, Object> row = ParquetFixture.row(id, sequence);
        row.put("source", source);
        rows.add(row);
    }
}
