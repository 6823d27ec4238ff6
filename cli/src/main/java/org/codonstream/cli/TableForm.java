package org.codonstream.cli;

import java.io.IOException;
import java.io.PrintStream;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.TableFormat;
import org.codonstream.usage.TableHeading;
import org.jspecify.annotations.Nullable;

/**
 * A form of a table: a text, or Parquet, which this module alone can write.
 *
 * @param text null for Parquet
 */
record TableForm(@Nullable TableFormat text) {
    private static final String PARQUET = "parquet";

    /**
     * Finds the form with a label.
     *
     * @throws IllegalArgumentException if no form has this label; the message lists those there are
     */
    static TableForm ofLabel(String label) {
        if (label.equals(PARQUET)) {
            return new TableForm(null);
        }
        try {
            return new TableForm(TableFormat.ofLabel(label));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + ", " + PARQUET, e);
        }
    }

    String label() {
        return text == null ? PARQUET : text.label();
    }

    /**
     * Refuses a selection of rows that this form can't show.
     *
     * @throws IllegalArgumentException if it has a fixed place for each codon, and rows are to be left out
     */
    void requireShows(RowSelection selection) {
        if (text != null) {
            text.requireShows(selection);
        }
    }

    void write(TableHeading heading, CodonUsageTable table, PrintStream out) throws IOException {
        if (text == null) {
            ParquetTable.write(table, out);
        } else {
            text.write(heading, table, out);
        }
    }
}
