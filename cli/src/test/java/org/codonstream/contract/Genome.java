package org.codonstream.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.codonstream.codon.Reading;
import org.codonstream.input.CountedRow;
import org.jspecify.annotations.Nullable;

/** A row of a file that a test writes. */
record Genome(
        String id,
        String letters,
        @Nullable String source,
        @Nullable Integer taxon) {

    static Genome of(String id, String letters) {
        return new Genome(id, letters, null, null);
    }

    /** Letters with a few that are no bases, always the same for a seed. */
    static String letters(long seed, int length) {
        Random random = new Random(seed);
        StringBuilder letters = new StringBuilder(length);
        for (int position = 0; position < length; position++) {
            letters.append(
                    random.nextInt(200) == 0 ? "NRYk".charAt(random.nextInt(4)) : "ACGTacgu".charAt(random.nextInt(8)));
        }
        return letters.toString();
    }

    Genome from(String name) {
        return new Genome(id, letters, name, taxon);
    }

    Genome ofTaxon(int number) {
        return new Genome(id, letters, source, number);
    }

    /** What must be held for it. */
    CountedRow counted(Reading reading) {
        return CountedRow.naive(id, letters, reading);
    }

    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seq_id", id);
        row.put("sequence", letters);
        if (source != null) {
            row.put("source", source);
        }
        if (taxon != null) {
            row.put("taxon_id", taxon);
        }
        return row;
    }
}
