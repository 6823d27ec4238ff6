package org.codonstream.code;

import java.util.List;

/**
 * One of NCBI's genetic codes. {@code aminoAcids} alone decides what a codon is counted as; a codon of codes 27, 28 and 31
 * that is an amino acid here and may also end a gene is only marked as a {@link #possibleStop(int)}.
 *
 * @param id NCBI's number, such as 2
 * @param name NCBI's name, such as {@code Vertebrate Mitochondrial}
 * @param otherNames further names, such as {@code SGC1}
 * @param aminoAcids {@code ncbieaa}: 64 amino acids in one-letter form by codon index, {@code *} a stop
 * @param starts {@code sncbieaa}: 64 marks by codon index, {@code M} a possible start, {@code *} a possible stop
 */
public record GeneticCode(int id, String name, List<String> otherNames, String aminoAcids, String starts) {

    /** The letter of a stop codon. */
    public static final char STOP = '*';

    public GeneticCode {
        otherNames = List.copyOf(otherNames);
        if (id < 1 || name.isBlank()) {
            throw new IllegalArgumentException("genetic code " + id + " '" + name + "': must have a number and a name");
        }
        if (!aminoAcids.matches("[ACDEFGHIKLMNPQRSTVWY*]{64}")) {
            throw new IllegalArgumentException("genetic code " + id + ": ncbieaa must be 64 amino acids");
        }
        if (!starts.matches("[M*-]{64}")) {
            throw new IllegalArgumentException("genetic code " + id + ": sncbieaa must be 64 of M, * and -");
        }
    }

    /** The amino acid in one-letter form that a codon is translated to, {@link #STOP} for a stop. */
    public char aminoAcid(int codon) {
        return aminoAcids.charAt(codon);
    }

    /** Whether a protein can begin with this codon. */
    public boolean start(int codon) {
        return starts.charAt(codon) == 'M';
    }

    /** Whether this codon is counted as a stop. */
    public boolean stop(int codon) {
        return aminoAcids.charAt(codon) == STOP;
    }

    /** Whether this codon can end a protein, also where it is counted as an amino acid. */
    public boolean possibleStop(int codon) {
        return starts.charAt(codon) == STOP || stop(codon);
    }
}
