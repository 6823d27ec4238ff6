package org.codonstream.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.input.ParquetFixture;
import org.codonstream.input.RowRange;
import org.codonstream.input.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchPlannerTest {

    private static final HeapBudget HEAP = new HeapBudget(64 << 20);

    @TempDir
    Path folder;

    @Test
    void cutsConsecutiveRowsOfAllFiles() {
        List<InputFile> files = files(lengths(7, 10), lengths(3, 10), List.of(), lengths(5, 10));

        BatchPlan plan = plan(files, BatchLimits.DEFAULT.withSequences(4));

        assertThat(plan.batches())
                .extracting(BatchPlannerTest::rows)
                .containsExactly("0:1-4", "0:5-7 1:1-1", "1:2-3 3:1-2", "3:3-5");
        assertThat(plan.batches()).extracting(Batch::sequences).containsExactly(4L, 4L, 4L, 3L);
        assertThat(plan.batches()).extracting(Batch::bases).containsExactly(40L, 40L, 40L, 30L);
        assertThat(plan.sequences()).isEqualTo(15);
        assertThat(plan.bases()).isEqualTo(150);
        assertThat(plan.batches())
                .extracting(Batch::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[0-9a-f]{20}"));
    }

    @Test
    void closesABatchBeforeItsBasesExceedTheLimit() {
        List<InputFile> files = files(List.of(40, 60, 1, 99, 150, 100, 30));

        assertThat(plan(files, BatchLimits.DEFAULT.withBases(100)).batches())
                .extracting(BatchPlannerTest::rows)
                .containsExactly("0:1-2", "0:3-4", "0:5-5", "0:6-6", "0:7-7");
    }

    @Test
    void takesTheFirstRowsOfASample() {
        List<InputFile> files = files(lengths(7, 10), lengths(30, 10), lengths(5, 10));

        assertThat(plan(files, BatchLimits.DEFAULT.withSequences(10).withSample(23))
                        .batches())
                .extracting(BatchPlannerTest::rows)
                .containsExactly("0:1-7 1:1-3", "1:4-13", "1:14-16");
        assertThat(plan(files, BatchLimits.DEFAULT.withSample(7)).batches())
                .extracting(BatchPlannerTest::rows)
                .containsExactly("0:1-7");
        assertThat(plan(files, BatchLimits.DEFAULT.withSample(1000)).sequences())
                .isEqualTo(42);
    }

    @Test
    void hasNoBatchWithoutRows() {
        assertThat(plan(files(List.of()), BatchLimits.DEFAULT).batches()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void cutsTheSameBatchesWithAnyNumberOfThreads(int threads) {
        List<List<Integer>> lengths = IntStream.range(0, 40)
                .mapToObj(file -> IntStream.range(0, file % 7)
                        .mapToObj(row -> 20 + (file * 31 + row * 17) % 50)
                        .toList())
                .toList();
        List<InputFile> files = files(lengths.toArray(List[]::new));
        BatchLimits limits = BatchLimits.DEFAULT.withSequences(5).withBases(200);

        assertThat(new BatchPlanner(limits, HEAP, new OrderedWork(threads))
                        .plan(files)
                        .batches())
                .isEqualTo(plan(files, limits).batches());
    }

    @Test
    void readsTheSequencesForTheirLengthsWhereTheFileDoesNotTellThem() {
        ParquetFixture without = ParquetFixture.ofColumns("optional binary seq_id;", "optional binary sequence;");
        without.write(folder.resolve("0.parquet"), rows(0, List.of(60, 30, 20)));
        List<Map<String, Object>> some = rows(1, List.of(50, 51));
        some.get(1).remove("length");
        ParquetFixture.ofAllColumns().write(folder.resolve("1.parquet"), some);

        BatchPlan plan = plan(InputFiles.resolve(List.of(folder.toString())), BatchLimits.DEFAULT.withBases(100));

        assertThat(plan.batches()).extracting(BatchPlannerTest::rows).containsExactly("0:1-2", "0:3-3 1:1-1", "1:2-2");
        assertThat(plan.batches()).extracting(Batch::bases).containsExactly(90L, 70L, 51L);
    }

    @Test
    void keepsTheIdsOfBatchesWhenFilesMoveButNotWhenTheyChange() throws IOException {
        files(lengths(7, 10), lengths(3, 10));
        List<String> ids = ids(folder);

        Path moved = Files.createDirectories(folder.resolve("moved"));
        for (int file = 0; file < 2; file++) {
            Files.move(folder.resolve(file + ".parquet"), moved.resolve(file + ".parquet"));
        }
        assertThat(ids(moved)).isEqualTo(ids);

        ParquetFixture.ofAllColumns().write(moved.resolve("1.parquet"), rows(1, lengths(3, 11)));
        assertThat(ids(moved)).hasSameSizeAs(ids).startsWith(ids.get(0)).doesNotContain(ids.get(2));

        Files.move(moved.resolve("0.parquet"), moved.resolve("00.parquet"));
        assertThat(ids(moved)).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void tellsBatchesOfCopiedFilesApart() throws IOException {
        files(lengths(4, 10));
        Files.createDirectories(folder.resolve("copy"));
        Files.copy(folder.resolve("0.parquet"), folder.resolve("copy/0.parquet"));

        List<String> ids = ids(folder);

        assertThat(ids).hasSize(2).doesNotHaveDuplicates();
        assertThat(ids(folder)).isEqualTo(ids);
        assertThat(ids(folder.resolve("copy"))).containsExactly(ids.get(0));
    }

    @Test
    void givesTheSlicesOfABatch() {
        List<InputFile> files = files(lengths(7, 10), lengths(3, 10));

        assertThat(plan(files, BatchLimits.DEFAULT.withSequences(8))
                        .batches()
                        .get(0)
                        .slices())
                .containsExactly(
                        new Slice(new RowRange(files.get(0), 1, 7), 0), new Slice(new RowRange(files.get(1), 1, 1), 7));
    }

    @Test
    void refusesLimitsBelowOne() {
        assertThatThrownBy(() -> BatchLimits.DEFAULT.withSequences(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch size 0: must be at least 1");
        assertThatThrownBy(() -> BatchLimits.DEFAULT.withBases(0)).hasMessage("batch bases 0: must be at least 1");
        assertThatThrownBy(() -> BatchLimits.DEFAULT.withSample(-1)).hasMessage("sample -1: must be at least 1");
    }

    private static BatchPlan plan(List<InputFile> files, BatchLimits limits) {
        return new BatchPlanner(limits, HEAP).plan(files);
    }

    private List<String> ids(Path input) {
        List<InputFile> files = InputFiles.resolve(List.of(input.toString()));
        return plan(files, BatchLimits.DEFAULT.withSequences(4)).batches().stream()
                .map(Batch::id)
                .toList();
    }

    /** Such as {@code 0:5-7 1:1-1}: file, first and last row of each range. */
    private static String rows(Batch batch) {
        return String.join(
                " ",
                batch.ranges().stream()
                        .map(range -> range.file().name().replace(".parquet", "") + ":" + range.firstRow() + "-"
                                + (range.endRow() - 1))
                        .toList());
    }

    @SafeVarargs
    private List<InputFile> files(List<Integer>... lengths) {
        List<String> paths = new ArrayList<>();
        for (int file = 0; file < lengths.length; file++) {
            paths.add(ParquetFixture.ofAllColumns()
                    .with(writer -> writer.withRowGroupRowCountLimit(11))
                    .write(folder.resolve(file + ".parquet"), rows(file, lengths[file]))
                    .toString());
        }
        return InputFiles.resolve(paths);
    }

    private static List<Map<String, Object>> rows(int file, List<Integer> lengths) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < lengths.size(); row++) {
            rows.add(ParquetFixture.row(
                    "contig_" + file + "_" + row,
                    "ACGTN".repeat(lengths.get(row)).substring(0, lengths.get(row))));
        }
        return rows;
    }

    private static List<Integer> lengths(int rows, int length) {
        return IntStream.range(0, rows).mapToObj(row -> length).toList();
    }
}
