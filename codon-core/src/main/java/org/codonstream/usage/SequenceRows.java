package org.codonstream.usage;

import java.io.IOException;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;

/** A line a sequence: its codon counts in one reading, in columns named by codon in gc.prt order. */
public final class SequenceRows {

    private final Separator separator;

    public SequenceRows(Separator separator) {
        this.separator = separator;
    }

    /** The line of names: {@code seq_id,length,counted,ambiguous,trailing} and 64 codons. */
    public void writeHeader(Appendable out) throws IOException {
        out.append("seq_id,length,counted,ambiguous,trailing".replace(',', separator.character()));
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            out.append(separator.character()).append(Codon.text(codon));
        }
        out.append('\n');
    }

    /**
     * The line of one sequence.
     *
     * @param length bases of the whole sequence
     * @param counts its codons in the reading that is shown
     */
    public void writeRow(String seqId, long length, CodonCounts counts, Appendable out) throws IOException {
        out.append(separator.field(seqId));
        write(length, out);
        write(counts.counted(), out);
        write(counts.ambiguous(), out);
        write(counts.trailing(), out);
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            write(counts.codon(codon), out);
        }
        out.append('\n');
    }

    private void write(long number, Appendable out) throws IOException {
        out.append(separator.character()).append(Long.toString(number));
    }
}
