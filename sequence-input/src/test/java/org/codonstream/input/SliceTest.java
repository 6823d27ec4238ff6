package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceTest {

    @TempDir
    Path folder;

    @Test
    void cutsRangesAtRowGroupsInOrder() {
        InputFile one = write("1.parquet", 25);
        InputFile two = write("2.parquet", 4);

        assertThat(Slice.ofRanges(List.of(new RowRange(one, 8, 14), new RowRange(two, 1, 4))))
                .containsExactly(
                        new Slice(new RowRange(one, 8, 3), 0),
                        new Slice(new RowRange(one, 11, 10), 3),
                        new Slice(new RowRange(one, 21, 1), 13),
                        new Slice(new RowRange(two, 1, 4), 14));
        assertThat(Slice.ofFiles(List.of(one, two)))
                .extracting(Slice::rowsBefore)
                .containsExactly(0L, 10L, 20L, 25L);
    }

    private InputFile write(String name, int rows) {
        Path file = ParquetFixture.ofAllColumns()
                .with(writer -> writer.withRowGroupRowCountLimit(10))
                .write(
                        folder.resolve(name),
                        IntStream.range(0, rows)
                                .mapToObj(row -> ParquetFixture.row("contig_" + row, "ACGT"))
                                .toList());
        return InputFiles.resolve(List.of(file.toString())).get(0);
    }
}
