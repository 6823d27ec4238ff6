package org.codonstream.usage;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A line a codon under one line of names; numbers are not rounded, and what has no value is an empty field. */
final class SeparatedTableWriter implements TableWriter {

    private final char separator;

    SeparatedTableWriter(Separator separator) {
        this.separator = separator.character();
    }

    @Override
    public void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException {
        out.append("codon,amino_acid,count,fraction,per_thousand,rscu\n".replace(',', separator));
        for (CodonRow row : table.rows()) {
            out.append(row.codonText()).append(separator);
            out.append(row.aminoAcid()).append(separator);
            out.append(Long.toString(row.count())).append(separator);
            out.append(text(row.fraction())).append(separator);
            out.append(text(row.perThousand())).append(separator);
            out.append(text(row.rscu())).append('\n');
        }
    }

    private static String text(@Nullable Double value) {
        return value == null ? "" : value.toString();
    }
}
