package org.codonstream.batch;

import java.util.HashMap;
import java.util.Map;
import org.codonstream.input.BadRow;
import org.codonstream.input.InputFile;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceRow;
import org.jspecify.annotations.Nullable;

/** Rows that the check of all ids refused: those without an id that can be used, and the second of two that conflict. */
public final class RefusedRows {

    /** Nothing was refused. */
    public static final RefusedRows NONE = new RefusedRows(Map.of());

    private final Map<InputFile, Map<Long, String>> reasons;

    RefusedRows(Map<InputFile, Map<Long, String>> reasons) {
        Map<InputFile, Map<Long, String>> copies = new HashMap<>();
        reasons.forEach((file, rows) -> copies.put(file, Map.copyOf(rows)));
        this.reasons = Map.copyOf(copies);
    }

    /** How many rows were refused. */
    public long count() {
        return reasons.values().stream().mapToLong(Map::size).sum();
    }

    /** Why a row (numbered from 1) was refused, null if it was not. */
    public @Nullable String reason(InputFile file, long row) {
        return reasons.getOrDefault(file, Map.of()).get(row);
    }

    /** A handler that is given the refused rows as bad ones, and everything else as it is. */
    public RowHandler refusing(RowHandler handler) {
        if (reasons.isEmpty()) {
            return handler;
        }
        return new RowHandler() {
            @Override
            public void sequence(SequenceRow row) {
                String reason = reason(row.file(), row.row());
                if (reason == null) {
                    handler.sequence(row);
                } else {
                    handler.badRow(row.refuse(reason));
                }
            }

            @Override
            public void badRow(BadRow row) {
                handler.badRow(row);
            }
        };
    }
}
