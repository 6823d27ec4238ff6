package org.codonstream.sequence;

import java.util.Comparator;
import java.util.List;

/**
 * A digest over the coding sequences of a record as located: a record annotated anew under the same version gives another
 * one. Their order does not matter, as it does not matter for counts.
 */
public final class CodingDigest {

    private static final String FORM = "codonstream coding 1";
    private static final Comparator<LocatedCoding> ORDER = Comparator.comparing(LocatedCoding::location)
            .thenComparingInt(LocatedCoding::codonStart)
            .thenComparingInt(LocatedCoding::geneticCode);

    private CodingDigest() {}

    /** 24 bytes; also for an empty list, which says that there are none and differs from {@link #unstated()}. */
    public static byte[] of(List<LocatedCoding> codingSequences) {
        Sha512 digest = new Sha512().field(FORM).field(codingSequences.size());
        codingSequences.stream().sorted(ORDER).forEach(coding -> digest.field(coding.location())
                .field(coding.codonStart())
                .field(coding.geneticCode()));
        return digest.toBytes();
    }

    /** No bytes: what a FASTA file says about coding sequences. */
    public static byte[] unstated() {
        return new byte[0];
    }
}
