package org.codonstream.usage;

import java.io.IOException;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.jspecify.annotations.Nullable;

/** A line a coding sequence: what it is and its codon counts, in columns named by codon in gc.prt order. */
public final class CodingRows {

    private final Separator separator;

    public CodingRows(Separator separator) {
        this.separator = separator;
    }

    /** The line of names: what it is, then {@code codons,ambiguous,trailing} and 64 codons. */
    public void writeHeader(Appendable out) throws IOException {
        out.append("seq_id,gene,protein_id,location,genetic_code,codon_start,codons,ambiguous,trailing"
                .replace(',', separator.character()));
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            out.append(separator.character()).append(Codon.text(codon));
        }
        out.append('\n');
    }

    /**
     * The line of one coding sequence; a name that its record does not give is empty.
     *
     * @param seqId of its record
     */
    public void writeRow(String seqId, CodingFeature feature, CodonCounts counts, Appendable out) throws IOException {
        out.append(separator.field(seqId));
        write(feature.gene(), out);
        write(feature.proteinId(), out);
        write(feature.location(), out);
        write(feature.geneticCode(), out);
        write(feature.codonStart(), out);
        write(counts.counted() + counts.ambiguous(), out);
        write(counts.ambiguous(), out);
        write(counts.trailing(), out);
        for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
            write(counts.codon(codon), out);
        }
        out.append('\n');
    }

    private void write(@Nullable String text, Appendable out) throws IOException {
        out.append(separator.character()).append(text == null ? "" : separator.field(text));
    }

    private void write(long number, Appendable out) throws IOException {
        out.append(separator.character()).append(Long.toString(number));
    }
}
