package org.codonstream.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A generated genome.
 *
 * @param id an accession with version
 * @param source what it is generated as
 * @param letters its bases in ASCII
 */
@SuppressWarnings("ArrayRecordComponent") // written down, never compared
record Genome(String id, String description, String source, byte[] letters) {
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

    /** Of the shortest sequence that there can be. */
    static final int SHORTEST = 12;

    /** No gap and no part in lower case is more than so much of a genome. */
    private static final int LARGEST_PART = 4;

    /** The genome of a number: it depends on nothing but number and seed, so that genomes can be made in any order. */
    static Genome of(long seed, long number) {
        SplittableRandom random = random(seed, number);
        Organelle organelle = random.nextBoolean() ? Organelle.MITOCHONDRION : Organelle.PLASTID;
        int length = random.nextInt(organelle.shortest(), organelle.longest() + 1);
        return of(number, organelle.name().toLowerCase(Locale.ROOT), new byte[length], random);
    }

    /** A genome of a length in bases, at least {@link #SHORTEST}, which depends on nothing else but number and seed. */
    static Genome of(long seed, long number, int length) {
        return of(number, "generated", new byte[length], random(seed, number));
    }

    private static SplittableRandom random(long seed, long number) {
        return new SplittableRandom(seed * SEEDS_APART + number);
    }

    private static Genome of(long number, String source, byte[] letters, SplittableRandom random) {
        fill(letters, random);
        if (random.nextInt(ONE_WITH_MASK) == 0) {
            int length = 1 + random.nextInt(Math.min(LONGEST_MASK, letters.length / LARGEST_PART));
            int from = random.nextInt(letters.length - length);
            for (int at = from; at < from + length; at++) {
                letters[at] = (byte) Character.toLowerCase(letters[at]);
            }
        }
        if (random.nextInt(ONE_WITH_GAP) == 0) {
            int length = 1 + random.nextInt(Math.min(LONGEST_GAP, letters.length / LARGEST_PART));
            int from = random.nextInt(letters.length - length);
            Arrays.fill(letters, from, from + length, (byte) 'N');
        }
        String id = String.format(Locale.ROOT, "NC_%06d.%d", number, 1 + random.nextInt(VERSIONS));
        String description = String.format(Locale.ROOT, "Generated species %d %s, complete genome", number, source);
        return new Genome(id, description, source, letters);
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
