package org.codonstream.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file whose footer is found good.
 *
 * @param createdBy what the file says wrote it; old writers need care in decoding
 * @param rowGroups in file order, without empty ones
 */
public record ParquetContent(@Nullable String createdBy, List<RowGroup> rowGroups) implements FileContent {

    public ParquetContent {
        rowGroups = List.copyOf(rowGroups);
    }

    @Override
    public List<RowGroup> sections() {
        return rowGroups;
    }

    @Override
    public String nameOfRow() {
        return "row";
    }
}
