package org.codonstream.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.Partial;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Segment;
import org.codonstream.annotation.Strand;
import org.codonstream.annotation.Topology;
import org.codonstream.sequence.Filing;

/** Rows with all that a row can say, and with all that it can leave open; the same ones for the same seed. */
public final class GeneratedRows {

    private static final List<String> TEXTS = List.of(
            "x", "Escherichia coli", "\u00e4\u4e2d\ud83e\uddec", "a\tb", "\"quoted\"", "  spaces  ", "z".repeat(3000));

    private final Random random;
    private final InputFile file =
            new InputFile("/generated", "generated", 1, "0", "", new ParquetContent(null, List.of()));
    private long row;

    public GeneratedRows(long seed) {
        random = new Random(seed);
    }

    /** The next rows. */
    public List<SequenceRow> next(int count, int longest) {
        List<SequenceRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(next(1 + random.nextInt(longest)));
        }
        return rows;
    }

    /** The next row, with so many letters. */
    public SequenceRow next(int length) {
        byte[] letters = new byte[length + 7];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (byte) "ACGTUNacgtuRYK".charAt(random.nextInt(14));
        }
        Filing filing = new Filing(
                maybe("viral", "lab 7 \u00fc"),
                random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(Integer.MAX_VALUE)),
                maybe("genomic", "mitochondrion"),
                random.nextBoolean() ? null : Integer.valueOf(random.nextBoolean() ? 2 : 33));
        int chance = random.nextInt(10);
        Annotation annotation = chance == 0 ? null : chance == 1 ? Annotation.EMPTY : annotation(length);
        row++;
        return new SequenceRow(
                file,
                row,
                "id_" + row + (random.nextBoolean() ? "" : "|\u00e9"),
                random.nextInt(4) == 0 ? "" : text(),
                filing,
                text(),
                maybe(Topology.LINEAR, Topology.CIRCULAR),
                annotation,
                letters,
                random.nextInt(7),
                length);
    }

    /** What a row says, in a form that can be compared. */
    public static List<Object> content(SequenceRow row) {
        List<Object> content = new ArrayList<>();
        Collections.addAll(
                content,
                row.id(),
                row.description(),
                row.filing(),
                row.organism(),
                row.topology(),
                row.annotation(),
                new String(row.letters(), row.offset(), row.length(), StandardCharsets.ISO_8859_1));
        return content;
    }

    private Annotation annotation(int length) {
        List<CodingFeature> features = new ArrayList<>();
        List<RejectedFeature> rejected = new ArrayList<>();
        int count = random.nextInt(random.nextInt(20) == 0 ? 200 : 6);
        for (int number = 1; number <= count; number++) {
            if (random.nextInt(5) == 0) {
                rejected.add(new RejectedFeature(number, "no:" + text(), "reason " + text()));
            } else if (length > 2) {
                features.add(feature(number, length));
            }
        }
        return new Annotation(features, rejected);
    }

    private CodingFeature feature(int number, int length) {
        List<Segment> segments = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        Partial partial = Partial.values()[random.nextInt(4)];
        for (int part = random.nextInt(4); part >= 0; part--) {
            int start = random.nextInt(length - 2);
            int end = start + 3 + random.nextInt(Math.min(1000, length - start - 2));
            boolean first = parts.isEmpty();
            String from = (first && (partial == Partial.START || partial == Partial.BOTH) ? "<" : "") + (start + 1);
            String to = (part == 0 && (partial == Partial.END || partial == Partial.BOTH) ? ">" : "") + end;
            segments.add(new Segment(start, end, Strand.FORWARD));
            parts.add(from + ".." + to);
        }
        String location = parts.size() == 1 ? parts.get(0) : "join(" + String.join(",", parts) + ")";
        if (random.nextBoolean()) {
            location = "complement(" + location + ")";
            Collections.reverse(segments);
            segments.replaceAll(segment -> new Segment(segment.start(), segment.end(), Strand.REVERSE));
            partial = partial == Partial.START ? Partial.END : partial == Partial.END ? Partial.START : partial;
        }
        List<String> translExcept = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            translExcept.add("(pos:" + i + ",aa:OTHER)");
        }
        return new CodingFeature(
                number,
                location,
                segments,
                1 + random.nextInt(3),
                random.nextBoolean() ? 1 : 25,
                text(),
                text(),
                partial,
                text(),
                translExcept);
    }

    private String text() {
        return random.nextInt(3) == 0 ? null : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <T> T maybe(T one, T other) {
        return random.nextInt(3) == 0 ? null : random.nextBoolean() ? one : other;
    }
}
