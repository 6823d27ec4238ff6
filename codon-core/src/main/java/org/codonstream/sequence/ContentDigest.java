package org.codonstream.sequence;

/**
 * A digest over all of a sequence that is counted or that it is filed under: two publications with equal content digests
 * need not be counted twice. Which letters stand where, not how the file wrote them.
 */
public final class ContentDigest {

    private static final String FORM = "codonstream content 1";

    private ContentDigest() {}

    /**
     * 24 bytes.
     *
     * @param basesDigest 24 bytes of {@link RefgetDigest}
     * @param codingDigest 24 bytes of {@link CodingDigest}, or none where coding sequences are not stated
     */
    public static byte[] of(byte[] basesDigest, Filing filing, byte[] codingDigest) {
        if (basesDigest.length != RefgetDigest.BYTES) {
            throw new IllegalArgumentException(
                    "digest of bases with " + basesDigest.length + " bytes: must have " + RefgetDigest.BYTES);
        }
        if (codingDigest.length != 0 && codingDigest.length != Sha512.DIGEST_BYTES) {
            throw new IllegalArgumentException("digest of coding sequences with " + codingDigest.length
                    + " bytes: must have " + Sha512.DIGEST_BYTES + ", or none where they are not stated");
        }
        return new Sha512()
                .field(FORM)
                .field(basesDigest)
                .field(filing.source())
                .field(filing.taxonId())
                .field(filing.compartment())
                .field(filing.geneticCode())
                .field(codingDigest)
                .toBytes();
    }
}
