package org.codonstream.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReaderImpl;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * One nested column, row after row: a row is a list, or a list of lists. Each list can be asked for once; one that is not
 * asked for is passed over.
 */
final class ListCursor {

    /** Far more than any chromosome has; damaged levels can claim billions of entries in a few bytes. */
    private static final int MOST_ENTRIES = 4_000_000;

    private static final String BEHIND_END = "an entry stands behind the end of its list";
    private static final String TOO_MANY = "a list has more than " + MOST_ENTRIES + " entries";

    private static final PrimitiveConverter NONE = new PrimitiveConverter() {};

    private final InputFile file;
    private final Column column;
    private final ColumnReader cells;
    private final List<Integer> entryLevels;
    private final int definedLevel;
    private final boolean wide;
    private long row;

    /** How many cells are left, the present one included. */
    private long left;

    /** Whether the cells of this row have been read. */
    private boolean taken;

    ListCursor(
            InputFile file,
            Column column,
            long row,
            ChunkPages pages,
            ColumnChunk chunk,
            @Nullable ParsedVersion writer) {
        this.file = file;
        this.column = column;
        this.row = row;
        this.entryLevels = chunk.shape().entryLevels();
        this.definedLevel = chunk.descriptor().getMaxDefinitionLevel();
        this.wide = chunk.descriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
        this.left = pages.getTotalValueCount();
        try {
            this.cells = new ColumnReaderImpl(chunk.descriptor(), pages, NONE, writer);
            for (long skipped = 0; skipped < pages.rowsToSkip(); skipped++) {
                passRow();
            }
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(e);
        }
    }

    /** This row's list of texts, null if there is none. */
    @Nullable
    List<@Nullable String> texts() {
        return this.<@Nullable String>list(this::text);
    }

    /** This row's list of numbers, null if there is none. */
    @Nullable
    List<@Nullable Long> numbers() {
        return this.<@Nullable Long>list(this::number);
    }

    /** This row's list of lists of texts, null if there is none. */
    @Nullable
    List<@Nullable List<@Nullable String>> textLists() {
        return this.<@Nullable String>lists(this::text);
    }

    /** This row's list of lists of numbers, null if there is none. */
    @Nullable
    List<@Nullable List<@Nullable Long>> numberLists() {
        return this.<@Nullable Long>lists(this::number);
    }

    /** Goes to the next row. */
    void advance() {
        try {
            if (!taken) {
                passRow();
            }
            taken = false;
            row++;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(e);
        }
    }

    private <T extends @Nullable Object> @Nullable List<T> list(Supplier<T> value) {
        try {
            beginRow();
            if (!isEntry(0)) {
                return empty();
            }
            List<T> entries = new ArrayList<>();
            do {
                require(isEntry(0), BEHIND_END);
                entries.add(value.get());
                require(entries.size() <= MOST_ENTRIES, TOO_MANY);
            } while (next());
            return entries;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(e);
        }
    }

    private <T extends @Nullable Object> @Nullable List<@Nullable List<T>> lists(Supplier<T> value) {
        try {
            beginRow();
            if (!isEntry(0)) {
                return empty();
            }
            List<@Nullable List<T>> outer = new ArrayList<>();
            List<T> inner = null;
            int count = 0;
            do {
                boolean begins = cells.getCurrentRepetitionLevel() <= 1;
                require(isEntry(0) && (begins || (isEntry(1) && inner != null)), BEHIND_END);
                if (begins) {
                    inner = isAbsent(1) ? null : new ArrayList<>();
                    outer.add(inner);
                }
                if (isEntry(1) && inner != null) {
                    require(begins || !inner.isEmpty(), BEHIND_END);
                    inner.add(value.get());
                }
                require(++count <= MOST_ENTRIES, TOO_MANY);
            } while (next());
            return outer;
        } catch (RuntimeException | OutOfMemoryError e) {
            throw damaged(e);
        }
    }

    private void beginRow() {
        requireRow();
        if (taken) {
            throw new IllegalStateException("its list was asked for before");
        }
        taken = true;
    }

    /** The list of a row without an entry, null if there is no list. */
    private <T extends @Nullable Object> @Nullable List<T> empty() {
        boolean absent = isAbsent(0);
        require(!next(), BEHIND_END);
        return absent ? null : new ArrayList<>();
    }

    private boolean isAbsent(int depth) {
        return cells.getCurrentDefinitionLevel() < entryLevels.get(depth) - 1;
    }

    private boolean isEntry(int depth) {
        return cells.getCurrentDefinitionLevel() >= entryLevels.get(depth);
    }

    private boolean isDefined() {
        return cells.getCurrentDefinitionLevel() == definedLevel;
    }

    private @Nullable String text() {
        return isDefined() ? cells.getBinary().toStringUsingUTF8() : null;
    }

    private @Nullable Long number() {
        if (!isDefined()) {
            return null;
        }
        return wide ? cells.getLong() : cells.getInteger();
    }

    private void requireRow() {
        require(left > 0, "it has fewer rows than the footer says");
        require(cells.getCurrentRepetitionLevel() == 0, "a row begins inside a list");
    }

    private void passRow() {
        requireRow();
        boolean more = true;
        while (more) {
            if (isDefined()) {
                cells.skip();
            }
            more = next();
        }
    }

    /** Goes to the next cell; false if that is another row's. */
    private boolean next() {
        cells.consume();
        left--;
        return left > 0 && cells.getCurrentRepetitionLevel() > 0;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new UncheckedIOException(new IOException(otherwise));
        }
    }

    private InputException damaged(Throwable cause) {
        return ColumnCursor.damaged(file, column, row, cause);
    }
}
