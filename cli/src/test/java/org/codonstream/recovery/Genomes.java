package org.codonstream.recovery;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.codonstream.input.ParquetFixture;
import org.codonstream.sequence.Filing;

/** Made-up genomes, the same ones for the same seed. */
final class Genomes {
    private static final String[] COMPARTMENTS = {"genomic", "mitochondrion", "plastid"};

    private final Random random;

    Genomes(long seed) {
        this.random = new Random(seed);
    }

    /** Genomes with accessions from {@code NC_<first>.1} on, of a few sources, taxa, compartments and genetic codes. */
    List<Genome> make(int first, int count, int shortest, int longest) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> new Genome(
                        String.format("NC_%06d", number),
                        1,
                        letters(shortest + random.nextInt(longest - shortest + 1)),
                        new Filing(
                                "archive-" + number % 3,
                                1 + number % 4,
                                COMPARTMENTS[number % COMPARTMENTS.length],
                                number % 2 == 0 ? 1 : 11)))
                .toList();
    }

    /** Random bases, in one of five sequences with a run of N. */
    byte[] letters(int length) {
        byte[] letters = new byte[length];
        random.nextBytes(letters);
        for (int index = 0; index < length; index++) {
            letters[index] = (byte) "TCAG".charAt(letters[index] & 3);
        }
        if (length > 10 && random.nextInt(5) == 0) {
            int from = random.nextInt(length - 10);
            Arrays.fill(letters, from, from + 1 + random.nextInt(9), (byte) 'N');
        }
        return letters;
    }

    static Path write(Path file, List<Genome> genomes) {
        return ParquetFixture.ofAllColumns()
                .writeAll(file, () -> genomes.stream().map(Genome::row).iterator());
    }
}
