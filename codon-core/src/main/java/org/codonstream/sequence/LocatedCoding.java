package org.codonstream.sequence;

/**
 * What decides how one annotated coding sequence is counted.
 *
 * @param location its INSDC location as the record writes it
 * @param codonStart 1, 2 or 3: where its first whole codon begins
 * @param geneticCode NCBI genetic code that translates it
 */
public record LocatedCoding(String location, int codonStart, int geneticCode) {

    public LocatedCoding {
        if (location.isBlank()) {
            throw new IllegalArgumentException("coding sequence without location: must have one");
        }
        if (codonStart < 1 || codonStart > 3) {
            throw new IllegalArgumentException("codon_start " + codonStart + ": must be 1, 2 or 3");
        }
    }
}
