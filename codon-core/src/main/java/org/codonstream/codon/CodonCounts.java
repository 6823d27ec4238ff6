package org.codonstream.codon;

import java.util.Arrays;

/**
 * How often each of the 64 codons occurs, with what could not be counted: ambiguous codons (a letter that is not A, C,
 * G, T or U) and trailing bases (the one or two that fill no codon). Immutable. No amino acids in it: a genetic code is
 * applied when somebody asks.
 *
 * <p>A codon's index is that of NCBI's gc.prt: T=0, C=1, A=2, G=3, first base most significant.
 */
public final class CodonCounts {

    /** How many codons there are. */
    public static final int CODONS = 64;

    /** Nothing counted. */
    public static final CodonCounts ZERO = new CodonCounts(new long[CODONS], 0, 0);

    private final long[] codons;
    private final long ambiguous;
    private final long trailing;

    private CodonCounts(long[] codons, long ambiguous, long trailing) {
        this.codons = codons;
        this.ambiguous = ambiguous;
        this.trailing = trailing;
    }

    /**
     * Makes counts out of a copy of {@code codons}.
     *
     * @param codons 64 counts in codon index order; differences may be negative
     */
    public static CodonCounts of(long[] codons, long ambiguous, long trailing) {
        if (codons.length != CODONS) {
            throw new IllegalArgumentException("codon counts of " + codons.length + " codons: must be " + CODONS);
        }
        return new CodonCounts(codons.clone(), ambiguous, trailing);
    }

    /** Makes counts out of an array that nobody else holds. */
    static CodonCounts trusted(long[] codons, long ambiguous, long trailing) {
        return new CodonCounts(codons, ambiguous, trailing);
    }

    /** The count of the codon with this index, 0 to 63. */
    public long codon(int index) {
        return codons[index];
    }

    /** Codons with a letter that is not A, C, G, T or U. */
    public long ambiguous() {
        return ambiguous;
    }

    /** Bases behind the last whole codon. */
    public long trailing() {
        return trailing;
    }

    /** The sum of all 64 codons, ambiguous ones left out. */
    public long counted() {
        return Arrays.stream(codons).sum();
    }

    /** The 64 counts in codon index order, a copy. */
    public long[] toArray() {
        return codons.clone();
    }

    /** Adds the 64 counts to {@code sums} from {@code offset} on, so that a long sum needs no object a summand. */
    public void addTo(long[] sums, int offset) {
        for (int index = 0; index < CODONS; index++) {
            sums[offset + index] += codons[index];
        }
    }

    /** Takes the 64 counts from {@code sums} from {@code offset} on. */
    public void subtractFrom(long[] sums, int offset) {
        for (int index = 0; index < CODONS; index++) {
            sums[offset + index] -= codons[index];
        }
    }

    /** The counts of the other strand: each count moves to its codon's complement read backwards. */
    public CodonCounts reverseComplement() {
        long[] reversed = new long[CODONS];
        for (int index = 0; index < CODONS; index++) {
            reversed[Codon.reverseComplement(index)] = codons[index];
        }
        return new CodonCounts(reversed, ambiguous, trailing);
    }

    CodonCounts withTrailing(long bases) {
        return new CodonCounts(codons, ambiguous, bases);
    }

    public CodonCounts plus(CodonCounts other) {
        long[] sum = new long[CODONS];
        for (int index = 0; index < CODONS; index++) {
            sum[index] = codons[index] + other.codons[index];
        }
        return new CodonCounts(sum, ambiguous + other.ambiguous, trailing + other.trailing);
    }

    public CodonCounts minus(CodonCounts other) {
        return plus(other.negated());
    }

    public CodonCounts negated() {
        long[] negated = new long[CODONS];
        for (int index = 0; index < CODONS; index++) {
            negated[index] = -codons[index];
        }
        return new CodonCounts(negated, -ambiguous, -trailing);
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** Whether any number in it is below zero, which a difference may be and a usage never. */
    public boolean hasNegative() {
        return ambiguous < 0 || trailing < 0 || Arrays.stream(codons).anyMatch(count -> count < 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodonCounts that
                && ambiguous == that.ambiguous
                && trailing == that.trailing
                && Arrays.equals(codons, that.codons);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(codons) * 31 + Long.hashCode(ambiguous * 31 + trailing);
    }

    @Override
    public String toString() {
        return "CodonCounts[counted=" + counted() + ", ambiguous=" + ambiguous + ", trailing=" + trailing + "]";
    }
}
