package org.codonstream.indices;

import java.io.IOException;
import java.util.List;
import org.codonstream.usage.FixedPoint;
import org.codonstream.usage.TableHeading;
import org.jspecify.annotations.Nullable;

/** The indices of one table for people, an index a line, at most 80 columns wide. */
final class IndexTable {

    private static final int NAME = 10;
    private static final int NUMBER = 20;
    private static final int SHARES_A_LINE = 5;

    private IndexTable() {}

    static void write(TableHeading heading, CodonIndices indices, Appendable out) throws IOException {
        heading.writeTitle(out);
        out.append("\nfamilies: ").append(indices.families().rule().label()).append('\n');
        out.append("CAI reference: ").append(indices.caiReference()).append("\n\n");
        line("codons", Long.toString(indices.counts().counted()), "all 64, ambiguous ones left out", out);
        line("ambiguous", Long.toString(indices.counts().ambiguous()), "codons with another letter", out);
        line("l_sym", Long.toString(indices.synonymousLength()), "codons of amino acids that have several", out);
        line("l_aa", Long.toString(indices.aminoAcidLength()), "sense codons", out);
        line("stops", Long.toString(indices.stopLength()), "stop codons", out);
        out.append('\n');
        for (CodonIndex index : CodonIndex.values()) {
            IndexValue value = indices.value(index);
            String number = decimals(value.value(), index.decimals());
            line(index.label(), number, value.reason() == null ? index.meaning() : value.reason(), out);
        }
        out.append("\namino acids, shares of l_aa\n");
        shares(indices.aminoAcidUsage(), out);
        out.append("\nstop codons, shares of stops\n");
        shares(
                indices.stopUsage().stream()
                        .filter(share -> share.fraction() != null)
                        .toList(),
                out);
    }

    private static void line(String name, String number, String meaning, Appendable out) throws IOException {
        out.append(name).append(FixedPoint.padded(number, NUMBER - name.length()));
        out.append("  ").append(meaning).append('\n');
    }

    private static void shares(List<Share> shares, Appendable out) throws IOException {
        for (int place = 0; place < shares.size(); place++) {
            Share share = shares.get(place);
            boolean last = place % SHARES_A_LINE == SHARES_A_LINE - 1 || place == shares.size() - 1;
            String number = decimals(share.fraction(), 4);
            out.append(share.name())
                    .append(FixedPoint.padded(number, NAME - share.name().length()));
            out.append(last ? "\n" : "    ");
        }
    }

    private static String decimals(@Nullable Double value, int decimals) {
        return value == null ? "-" : FixedPoint.text(value, decimals);
    }
}
