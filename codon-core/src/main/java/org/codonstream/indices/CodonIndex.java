package org.codonstream.indices;

import java.util.Locale;

/** The indices of a table, in the order in which they are shown: first those of codonW, by its names. */
public enum CodonIndex {
    T3S(4, "codons ending in T, of amino acids that have one"),
    C3S(4, "codons ending in C, of amino acids that have one"),
    A3S(4, "codons ending in A, of amino acids that have one"),
    G3S(4, "codons ending in G, of amino acids that have one"),
    CAI(3, "codon adaptation index (Sharp and Li 1987)"),
    ENC(2, "effective number of codons (Wright 1990), codonW's Nc"),
    GC3S(3, "G or C at the third position of codons with synonyms"),
    GC_SENSE(3, "G or C in sense codons, codonW's GC"),
    GC1_SENSE(3, "G or C at their first position"),
    GC2_SENSE(3, "G or C at their second position"),
    GC3_SENSE(3, "G or C at their third position"),
    GC(3, "G or C in all 64 codons, as EMBOSS's cusp"),
    GC1(3, "G or C at their first position"),
    GC2(3, "G or C at their second position"),
    GC3(3, "G or C at their third position"),
    ENC_SUN(2, "effective number of codons (Sun, Yang and Xia 2013)"),
    SCUO(3, "synonymous codon usage order (Wan and others 2004)");

    private final int decimals;
    private final String meaning;

    CodonIndex(int decimals, String meaning) {
        this.decimals = decimals;
        this.meaning = meaning;
    }

    /** Its name in files and answers: {@code t3s}, {@code gc_sense}, ... */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many decimals people are shown. */
    int decimals() {
        return decimals;
    }

    /** What it is, in a few words. */
    String meaning() {
        return meaning;
    }
}
