package org.codonstream.usage;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table for people, in two columns where there are many rows and 80 columns suffice. */
final class TextTableWriter implements TableWriter {

    private static final int WIDTH = 80;
    private static final int ROWS_OF_ONE_COLUMN = 16;
    private static final int MIN_COUNT_WIDTH = 10;
    private static final String GAP = "  ";

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        heading.writeTitle(out);
        out.append('\n');
        pair("sequences", heading.sequences(), "codons", table.counts().counted(), out);
        pair(
                "coding sequences",
                heading.codingSequences(),
                "ambiguous",
                table.counts().ambiguous(),
                out);
        pair("bases", heading.bases(), "trailing", table.counts().trailing(), out);
        out.append('\n');
        rows(table.rows(), out);
    }

    private static void pair(String left, long leftNumber, String right, long rightNumber, Appendable out)
            throws IOException {
        String leftCells = left + FixedPoint.padded(Long.toString(leftNumber), 37 - left.length());
        String rightCells = right + FixedPoint.padded(Long.toString(rightNumber), 30 - right.length());
        out.append(leftCells).append("    ").append(rightCells).append('\n');
    }

    private static void rows(List<CodonRow> rows, Appendable out) throws IOException {
        int countWidth = MIN_COUNT_WIDTH;
        for (CodonRow row : rows) {
            countWidth = Math.max(countWidth, Long.toString(row.count()).length() + 1);
        }
        String head = "codon aa" + FixedPoint.padded("count", countWidth) + " frac.   /1000  RSCU";
        boolean twoColumns = rows.size() > ROWS_OF_ONE_COLUMN && 2 * head.length() + GAP.length() <= WIDTH;
        int lines = twoColumns ? (rows.size() + 1) / 2 : rows.size();
        out.append(head).append(twoColumns ? GAP + head : "").append('\n');
        for (int line = 0; line < lines; line++) {
            out.append(cells(rows.get(line), countWidth));
            if (line + lines < rows.size()) {
                out.append(GAP).append(cells(rows.get(line + lines), countWidth));
            }
            out.append('\n');
        }
    }

    private static String cells(CodonRow row, int countWidth) {
        return row.codonText()
                + "   "
                + row.aminoAcid()
                + " "
                + FixedPoint.padded(Long.toString(row.count()), countWidth)
                + decimals(row.fraction(), 3, 6)
                + decimals(row.perThousand(), 2, 8)
                + decimals(row.rscu(), 2, 6);
    }

    private static String decimals(@Nullable Double value, int decimals, int width) {
        return FixedPoint.padded(value == null ? "-" : FixedPoint.text(value, decimals), width);
    }
}
