package org.codonstream.publish;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.codonstream.input.ParquetFixture;

/** Parquet files of random sequences, for tests. */
final class Rows {

    private Rows() {}

    /** A file of sequences with accessions {@code NC_<first>.1} and so on. */
    static Path write(Path file, int first, int count, int length) {
        Random random = new Random(first);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = first; number < first + count; number++) {
            rows.add(ParquetFixture.row(accession(number) + ".1", letters(random, length)));
        }
        return ParquetFixture.ofAllColumns().write(file, rows);
    }

    static String accession(int number) {
        return String.format("NC_%06d", number);
    }

    static String letters(Random random, int length) {
        byte[] letters = new byte[length];
        for (int index = 0; index < length; index++) {
            letters[index] = (byte) "ACGT".charAt(random.nextInt(4));
        }
        return new String(letters, StandardCharsets.US_ASCII);
    }
}
