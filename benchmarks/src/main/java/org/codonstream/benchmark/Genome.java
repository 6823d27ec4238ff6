package org.codonstream.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A generated genome.
 *
 * @param id an accession with version
 * @param letters its bases in ASCII
 */
@SuppressWarnings("ArrayRecordComponent") // written down, never compared
record Genome(String id, String description, Organelle organelle, byte[] letters) {
    private static final long SEEDS_APART = 1_000_000_007;
    private static final int VERSIONS = 3;

    /** 62 % A and T, about as organelles have. A letter is chosen by 6 random bits. */
    private static final byte[] LETTERS =
            ("A".repeat(20) + "T".repeat(20) + "G".repeat(12) + "C".repeat(12)).getBytes(StandardCharsets.US_ASCII);

    private static final int BITS_A_LETTER = 6;
    private static final int LETTERS_A_DRAW = Long.SIZE / BITS_A_LETTER;

    /** One genome in so many has a run of N, as gaps of assemblies are. */
    private static final int ONE_WITH_GAP = 10;

    private static final int LONGEST_GAP = 100;

    /** One genome in so many has a part in lower case, as masked repeats are. */
    private static final int ONE_WITH_MASK = 5;

    private static final int LONGEST_MASK = 2_000;

    /** The genome of a number: it depends on nothing but number and seed, so that genomes can be made in any order. */
    static Genome of(long seed, long number) {
        SplittableRandom random = new SplittableRandom(seed * SEEDS_APART + number);
        Organelle organelle = random.nextBoolean() ? Organelle.MITOCHONDRION : Organelle.PLASTID;
        byte[] letters = new byte[random.nextInt(organelle.shortest(), organelle.longest() + 1)];
        fill(letters, random);
        if (random.nextInt(ONE_WITH_MASK) == 0) {
            int length = 1 + random.nextInt(LONGEST_MASK);
            int from = random.nextInt(letters.length - length);
            for (int at = from; at < from + length; at++) {
                letters[at] = (byte) Character.toLowerCase(letters[at]);
            }
        }
        if (random.nextInt(ONE_WITH_GAP) == 0) {
            int length = 1 + random.nextInt(LONGEST_GAP);
            int from = random.nextInt(letters.length - length);
            Arrays.fill(letters, from, from + length, (byte) 'N');
        }
        String id = String.format(Locale.ROOT, "NC_%06d.%d", number, 1 + random.nextInt(VERSIONS));
        String description = String.format(
                Locale.ROOT,
                "Generated species %d %s, complete genome",
                number,
                organelle.name().toLowerCase(Locale.ROOT));
        return new Genome(id, description, organelle, letters);
    }

    /** Fills an array with bases. */
    static void fill(byte[] letters, SplittableRandom random) {
        int at = 0;
        while (at < letters.length) {
            long bits = random.nextLong();
            int end = Math.min(letters.length, at + LETTERS_A_DRAW);
            for (; at < end; at++, bits >>>= BITS_A_LETTER) {
                letters[at] = LETTERS[(int) bits & (LETTERS.length - 1)];
            }
        }
    }
}
