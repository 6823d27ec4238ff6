package org.codonstream.backfill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.codonstream.input.ParquetFixture;
import org.codonstream.input.RealSet;

/** Sequences by id, real ones or generated, to be written as files of one source. */
record Rows(String source, Map<String, String> letters) {

    Rows {
        letters = new LinkedHashMap<>(letters);
    }

    /** The organelle genomes where they are beside the project, else as many generated ones. */
    static Rows organelle() {
        if (!RealSet.arePresent()) {
            return generated("organelle", 141, 3_000);
        }
        Map<String, String> letters = new LinkedHashMap<>();
        RealSet.ORGANELLE.forEach(letters::put);
        return new Rows("organelle", letters);
    }

    static Rows generated(String source, int number, int length) {
        Random random = new Random(source.hashCode());
        Map<String, String> letters = new LinkedHashMap<>();
        int base = 10_000_000 + Math.floorMod(source.hashCode(), 1_000) * 50_000;
        for (int row = 0; row < number; row++) {
            StringBuilder sequence = new StringBuilder(length);
            for (int position = 0; position < length; position++) {
                sequence.append("ACGT".charAt(random.nextInt(4)));
            }
            letters.put("XX" + (base + row) + ".1", sequence.toString());
        }
        return new Rows(source, letters);
    }

    String id(int row) {
        return new ArrayList<>(letters.keySet()).get(row);
    }

    Rows without(String id) {
        Map<String, String> fewer = new LinkedHashMap<>(letters);
        fewer.remove(id);
        return new Rows(source, fewer);
    }

    Rows with(String id, UnaryOperator<String> mend) {
        Map<String, String> mended = new LinkedHashMap<>(letters);
        mended.put(id, mend.apply(letters.getOrDefault(id, "")));
        return new Rows(source, mended);
    }

    /** Writes them as one file. */
    Path write(Path file) {
        List<Map<String, Object>> rows = new ArrayList<>();
        letters.forEach((id, sequence) -> rows.add(ParquetFixture.row(id, sequence, source)));
        return ParquetFixture.ofAllColumns().write(file, rows);
    }
}
