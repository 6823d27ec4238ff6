package org.codonstream.input;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.AnnotationReader;
import org.codonstream.annotation.RawFeature;
import org.codonstream.annotation.Topology;
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
        RawFeature whole = new RawFeature(1, "1.." + length, Map.of("transl_table", List.of(geneticCode.toString())));
        return AnnotationReader.read(List.of(whole), length, Topology.LINEAR);
    }

    /** What makes a file another input than the same file read as a genome. */
    String digested() {
        return geneticCode == null ? "" : "coding sequences, genetic code " + geneticCode;
    }
}
