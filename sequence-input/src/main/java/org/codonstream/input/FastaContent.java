package org.codonstream.input;

import java.io.Serializable;
import java.util.List;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.Partial;
import org.codonstream.annotation.Segment;
import org.codonstream.annotation.Strand;
import org.codonstream.code.GeneticCodes;
import org.jspecify.annotations.Nullable;

/**
 * What the records of FASTA files are, which only their user knows.
 *
 * @param geneticCode NCBI genetic code of coding sequences; null where the records are none
 */
public record FastaContent(@Nullable Integer geneticCode) implements Serializable {

    /** Sequences of which the file does not say where they code. */
    public static final FastaContent GENOME = new FastaContent(null);

    public FastaContent {
        if (geneticCode != null && GeneticCodes.ncbi().find(geneticCode).isEmpty()) {
            throw new IllegalArgumentException(
                    "genetic code " + geneticCode + " is none of NCBI's: must be 1-6, 9-16 or 21-33");
        }
    }

    /** Coding sequences, each record one as a whole, its first codon whole. */
    public static FastaContent codingSequences(int geneticCode) {
        return new FastaContent(geneticCode);
    }

    /** What a record of so many letters says about its coding sequences, null where it says nothing of them. */
    @Nullable
    Annotation annotation(int length) {
        if (geneticCode == null || length == 0) {
            return null;
        }
        CodingFeature whole = new CodingFeature(
                1,
                "1.." + length,
                List.of(new Segment(0, length, Strand.FORWARD)),
                1,
                geneticCode,
                null,
                null,
                Partial.NONE,
                null,
                List.of());
        return new Annotation(List.of(whole), List.of());
    }

    /** What makes a file another input than the same file read as a genome. */
    String digested() {
        return geneticCode == null ? "" : "coding sequences, genetic code " + geneticCode;
    }
}
