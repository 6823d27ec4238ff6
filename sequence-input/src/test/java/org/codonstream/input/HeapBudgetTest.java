package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HeapBudgetTest {

    private static final int MEGABYTE = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void saysWhichFileNeedsHowMuchAndHowToGiveIt() {
        InputFile file = new InputFile(
                "/data/x.parquet", "x.parquet", 1, "0", "", new ParquetContent(null, List.of(group(800L * MEGABYTE))));

        assertThatThrownBy(() -> new HeapBudget(300L * MEGABYTE).check(List.of(file)))
                .isInstanceOf(InputException.class)
                .hasMessage("/data/x.parquet: the row group at row 1 needs 800 MB of heap to be read, 300 MB are given"
                        + " (5/8 of -Xmx): set CODONSTREAM_HEAP=1281m (-Xmx1281m) or write the file with smaller row groups"
                        + " and pages");
    }

    @Test
    void takesItsShareOfTheHeap() {
        assertThat(HeapBudget.ofThisJvm().bytes())
                .isBetween(
                        Runtime.getRuntime().maxMemory() / 2,
                        Runtime.getRuntime().maxMemory() * 2 / 3);
    }

    @Test
    @Timeout(60)
    void letsAReaderWaitUntilAnotherIsDone() throws Exception {
        InputFile file = new InputFile("/x", "x", 1, "0", "", new ParquetContent(null, List.of()));
        HeapBudget heap = new HeapBudget(100L * MEGABYTE);
        HeapBudget.Lease first = heap.acquire(file, group(60L * MEGABYTE));
        heap.acquire(file, group(30L * MEGABYTE)).close();

        CompletableFuture<Void> second = CompletableFuture.runAsync(
                () -> heap.acquire(file, group(60L * MEGABYTE)).close());
        assertThat(second).isNotDone();
        first.close();

        second.get(30, TimeUnit.SECONDS);
    }

    @Test
    void needsNoMoreThanAPageOfALargeRowGroup() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            Map<String, Object> values = new HashMap<>();
            values.put("seq_id", "contig_" + row);
            byte[] letters = new byte[MEGABYTE];
            java.util.Arrays.fill(letters, (byte) "ACGT".charAt(row % 4));
            values.put("sequence", letters);
            rows.add(values);
        }

        assertThat(need(rows, 1, CompressionCodecName.ZSTD)).isBetween(1L * MEGABYTE, 4L * MEGABYTE);
        assertThat(need(rows, 30, CompressionCodecName.ZSTD)).isBetween(30L * MEGABYTE, 34L * MEGABYTE);
        assertThat(need(rows.subList(0, 10), 10, CompressionCodecName.UNCOMPRESSED))
                .isBetween(10L * MEGABYTE, 13L * MEGABYTE);
    }

    private long need(List<Map<String, Object>> rows, int rowsPerPage, CompressionCodecName codec) {
        Path file = ParquetFixture.ofAllColumns()
                .with(writer -> writer.withCompressionCodec(codec)
                        .withDictionaryEncoding(false)
                        .withRowGroupSize(500L << 20)
                        .withPageSize(40 << 20)
                        .withMinRowCountForPageSizeCheck(1)
                        .withPageRowCountLimit(rowsPerPage))
                .write(folder.resolve("x.parquet"), rows);
        InputFile read = InputFiles.resolve(List.of(file.toString())).get(0);
        assertThat(ParquetFixture.rowGroups(read)).hasSize(1);
        return ParquetFixture.rowGroups(read).get(0).heapBytes();
    }

    private static RowGroup group(long heapBytes) {
        ColumnChunk chunk = new ColumnChunk(
                new ColumnShape(
                        new ColumnDescriptor(
                                new String[] {"sequence"},
                                Types.required(PrimitiveTypeName.BINARY).named("sequence"),
                                0,
                                0),
                        List.of()),
                CompressionCodecName.ZSTD,
                4,
                1,
                10,
                heapBytes - HeapNeed.OVERHEAD);
        return new RowGroup(1, 10, Map.of(Column.SEQUENCE, chunk));
    }
}
