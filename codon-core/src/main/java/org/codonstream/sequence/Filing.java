package org.codonstream.sequence;

import org.jspecify.annotations.Nullable;

/**
 * What a sequence is filed under. Each part may be unstated ({@code null}), which is not the same as empty: what a
 * publication does not state stays as it is in the ledger while version and bases stay.
 *
 * @param source where it comes from, such as {@code organelle}
 * @param taxonId NCBI taxonomy id
 * @param compartment {@code genomic}, {@code mitochondrion}, {@code plastid}, ...
 * @param geneticCode NCBI genetic code of the whole sequence
 */
public record Filing(
        @Nullable String source,
        @Nullable Integer taxonId,
        @Nullable String compartment,
        @Nullable Integer geneticCode) {

    /** Nothing stated at all. */
    public static final Filing UNSTATED = new Filing(null, null, null, null);

    public Filing {
        requireName("source", source);
        requireName("compartment", compartment);
        if (taxonId != null && taxonId < 1) {
            throw new IllegalArgumentException("taxon id " + taxonId + ": must be at least 1");
        }
        if (geneticCode != null && geneticCode < 1) {
            throw new IllegalArgumentException("genetic code " + geneticCode + ": must be at least 1");
        }
    }

    /** This filing, with what it leaves unstated taken from another. */
    public Filing orElse(Filing other) {
        return new Filing(
                source != null ? source : other.source,
                taxonId != null ? taxonId : other.taxonId,
                compartment != null ? compartment : other.compartment,
                geneticCode != null ? geneticCode : other.geneticCode);
    }

    private static void requireName(String field, @Nullable String name) {
        if (name != null && (name.isBlank() || name.length() > 200 || ControlCharacters.in(name))) {
            throw new IllegalArgumentException(
                    field + " '" + name + "': must be 1 to 200 characters, not blank, without control characters");
        }
    }
}
