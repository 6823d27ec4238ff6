package org.codonstream.annotation;

import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.PackedBases;

/**
 * Cuts coding sequences out of the letters of their record, each packed as a sequence of its own that begins with its
 * first whole codon. Keeps scratch memory: one per thread.
 */
public final class CodingCutter {

    private static final byte[] COMPLEMENT = complement();

    private final BasePacker packer = new BasePacker();
    private byte[] letters = new byte[4096];

    /**
     * Joins the segments of a coding sequence, each read along its strand, without what stands before codon_start.
     *
     * @param record holds the record's letters from {@code offset} on
     * @param offset where the record's first letter stands
     * @throws org.codonstream.sequence.InvalidLetterException if it covers something that is no IUPAC nucleotide letter
     */
    public PackedBases cut(byte[] record, int offset, CodingFeature feature) {
        int length = Math.toIntExact(feature.length());
        if (letters.length < length) {
            letters = new byte[Math.max(length, 2 * letters.length)];
        }
        int end = 0;
        for (Segment segment : feature.segments()) {
            if (segment.strand() == Strand.FORWARD) {
                System.arraycopy(record, offset + segment.start(), letters, end, segment.length());
            } else {
                complement(record, offset + segment.end(), letters, end, segment.length());
            }
            end += segment.length();
        }
        int skipped = feature.codonStart() - 1;
        return packer.pack(letters, skipped, length - skipped);
    }

    /** Reads backwards from before {@code behind}. */
    private static void complement(byte[] from, int behind, byte[] to, int start, int length) {
        for (int index = 0; index < length; index++) {
            to[start + index] = COMPLEMENT[from[behind - 1 - index] & 0xFF];
        }
    }

    /** What is no nucleotide letter stays, and is refused where it is packed. */
    private static byte[] complement() {
        byte[] complement = new byte[256];
        for (int letter = 0; letter < complement.length; letter++) {
            complement[letter] = (byte) letter;
        }
        String bases = "ACGTURYKMBVDHacgturykmbvdh";
        String others = "TGCAAYRMKVBHDtgcaayrmkvbhd";
        for (int index = 0; index < bases.length(); index++) {
            complement[bases.charAt(index)] = (byte) others.charAt(index);
        }
        return complement;
    }
}
