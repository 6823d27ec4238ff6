package org.codonstream.annotation;

import java.util.List;
import org.codonstream.sequence.LocatedCoding;
import org.jspecify.annotations.Nullable;

/**
 * A coding sequence (CDS) of a record, found good against the record's length.
 *
 * @param number of the feature among all CDS of its record, pseudo ones included, from 1
 * @param location its INSDC location as the record writes it, without white space
 * @param segments what is joined end to end, in this order, each read along its own strand; at least one
 * @param codonStart 1, 2 or 3: where its first whole codon begins
 * @param geneticCode NCBI genetic code that translates it
 * @param gene what the record calls it: /gene, else /locus_tag
 * @param proteinId of the translation, with its version
 * @param exception /exception or /ribosomal_slippage or /trans_splicing: why it is not translated by the plain rules
 * @param translExcept each /transl_except as the record writes it
 */
public record CodingFeature(
        int number,
        String location,
        List<Segment> segments,
        int codonStart,
        int geneticCode,
        @Nullable String gene,
        @Nullable String proteinId,
        Partial partial,
        @Nullable String exception,
        List<String> translExcept) {

    public CodingFeature {
        segments = List.copyOf(segments);
        translExcept = List.copyOf(translExcept);
        if (number < 1 || segments.isEmpty()) {
            throw new IllegalArgumentException("CDS " + number + " with " + segments.size()
                    + " segments: must have a number from 1 and a segment");
        }
        if (codonStart < 1 || codonStart > 3) {
            throw new IllegalArgumentException("codon_start " + codonStart + ": must be 1, 2 or 3");
        }
    }

    /** What decides how it is counted. */
    public LocatedCoding located() {
        return new LocatedCoding(location, codonStart, geneticCode);
    }

    /** All its segments together, in bases, before codon_start is taken off; two segments may overlap. */
    public long length() {
        return segments.stream().mapToLong(Segment::length).sum();
    }
}
