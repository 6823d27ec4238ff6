package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.Partial;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Segment;
import org.codonstream.annotation.Strand;
import org.codonstream.annotation.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Coding sequences in the list layouts of several writers. */
class NestedColumnsTest {

    private static final String SEQUENCE = "A".repeat(30);

    @TempDir
    Path folder;

    /** How a list of entries is laid out; names are those that writers use. */
    enum Layout {
        STANDARD("optional group %s (LIST) { repeated group list { optional %s element %s } }", "list", "element"),
        OLD_PYARROW("optional group %s (LIST) { repeated group list { optional %s item %s } }", "list", "item"),
        REQUIRED("required group %s (LIST) { repeated group list { required %s element %s } }", "list", "element"),
        OLD_SPARK("optional group %s (LIST) { repeated group bag { optional %s array %s } }", "bag", "array"),
        AVRO("optional group %s (LIST) { repeated %s array %s }", "array", null),
        THRIFT("optional group %1$s (LIST) { repeated %2$s %1$s_tuple %3$s }", null, null);

        private final String schema;
        private final String repeated;
        private final String element;

        Layout(String schema, String repeated, String element) {
            this.schema = schema;
            this.repeated = repeated;
            this.element = element;
        }

        String group(String name, String... fields) {
            return String.format(schema, name, "group", "{ " + String.join(" ", fields) + " }");
        }

        String texts(String name) {
            return String.format(schema, name, "binary", "(STRING);");
        }

        Map<String, Object> list(String name, Object... entries) {
            List<Object> repeatedEntries = new ArrayList<>();
            for (Object entry : entries) {
                if (element == null) {
                    repeatedEntries.add(entry);
                } else {
                    Map<String, Object> wrapped = new HashMap<>();
                    wrapped.put(element, entry);
                    repeatedEntries.add(wrapped);
                }
            }
            return Map.of(repeated == null ? name + "_tuple" : repeated, repeatedEntries);
        }

        ParquetFixture fixture() {
            return ParquetFixture.ofColumns(
                    "required binary seq_id (STRING);",
                    group(
                            "coding_features",
                            "optional int32 number;",
                            "optional binary location (STRING);",
                            group(
                                    "segments",
                                    "optional int32 start;",
                                    "optional int64 end;",
                                    "optional binary strand (STRING);"),
                            "optional int32 codon_start;",
                            "optional int32 genetic_code;",
                            "optional binary gene (STRING);",
                            "optional binary protein_id (STRING);",
                            "optional binary partial (STRING);",
                            "optional binary exception (STRING);",
                            texts("transl_except")),
                    group(
                            "rejected_features",
                            "optional int32 number;",
                            "optional binary location (STRING);",
                            "optional binary reason (STRING);"),
                    "optional binary topology (STRING);",
                    "required binary sequence (STRING);");
        }

        Map<String, Object> feature(int number, String location, Object... segments) {
            Map<String, Object> feature = new HashMap<>();
            feature.put("number", number);
            feature.put("location", location);
            feature.put("segments", list("segments", segments));
            feature.put("genetic_code", 2);
            if (this == REQUIRED) {
                feature.put("transl_except", list("transl_except"));
            }
            return feature;
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsTheLayoutsOfSeveralWriters(Layout layout) {
        Map<String, Object> full =
                layout.feature(3, "complement(join(<1..6,10..15))", segment(9, 15, "-"), segment(0, 6, "-"));
        full.put("codon_start", 2);
        full.put("gene", "ND\u00fc");
        full.put("protein_id", "YP_1.1");
        full.put("partial", "end");
        full.put("exception", "trans-splicing");
        full.put("transl_except", layout.list("transl_except", "(pos:3,aa:TERM)", "(pos:9,aa:Met)"));
        Map<String, Object> rejected = Map.of("number", 2, "location", "1^2", "reason", "lies between bases");
        Map<String, Object> both = row("both");
        both.put("topology", "circular");
        both.put(
                "coding_features", layout.list("coding_features", layout.feature(1, "2..7", segment(1, 7, "+")), full));
        both.put("rejected_features", layout.list("rejected_features", rejected));
        Map<String, Object> none = row("none");
        none.put("coding_features", layout.list("coding_features"));
        none.put("rejected_features", layout.list("rejected_features"));
        Map<String, Object> unstated = row("unstated");
        if (layout == Layout.REQUIRED) {
            unstated.putAll(none);
        }

        List<SequenceRow> rows = read(layout.fixture(), both, none, unstated, both);

        Annotation expected = new Annotation(
                List.of(
                        new CodingFeature(
                                1,
                                "2..7",
                                List.of(new Segment(1, 7, Strand.FORWARD)),
                                1,
                                2,
                                null,
                                null,
                                Partial.NONE,
                                null,
                                List.of()),
                        new CodingFeature(
                                3,
                                "complement(join(<1..6,10..15))",
                                List.of(new Segment(9, 15, Strand.REVERSE), new Segment(0, 6, Strand.REVERSE)),
                                2,
                                2,
                                "ND\u00fc",
                                "YP_1.1",
                                Partial.END,
                                "trans-splicing",
                                List.of("(pos:3,aa:TERM)", "(pos:9,aa:Met)"))),
                List.of(new RejectedFeature(2, "1^2", "lies between bases")));
        assertThat(rows)
                .extracting(SequenceRow::annotation)
                .containsExactly(
                        expected, Annotation.EMPTY, layout == Layout.REQUIRED ? Annotation.EMPTY : null, expected);
        assertThat(rows)
                .extracting(SequenceRow::topology)
                .containsExactly(Topology.CIRCULAR, null, null, Topology.CIRCULAR);
    }

    @Test
    void readsAListThatIsOnlyARepeatedGroup() {
        Map<String, Object> row = row("a");
        row.put(
                "coding_features",
                List.of(
                        Map.of("location", "1..3", "genetic_code", 1, "transl_except", List.of("x", "y")),
                        Map.of("location", "4..9", "genetic_code", 1)));

        List<SequenceRow> rows = read(
                ParquetFixture.ofColumns(
                        "required binary seq_id;",
                        "required binary sequence;",
                        "repeated group coding_features { required binary location; required int32 genetic_code;"
                                + " repeated binary transl_except; }"),
                row,
                row("b"));

        assertThat(rows.get(0).annotation().features())
                .extracting(CodingFeature::number, CodingFeature::location, CodingFeature::translExcept)
                .containsExactly(tuple(1, "1..3", List.of("x", "y")), tuple(2, "4..9", List.of()));
        assertThat(rows.get(1).annotation()).isEqualTo(Annotation.EMPTY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "1..31|null|1|2|position 31 lies behind the sequence, which has 30 bases",
                "null|null|1|2|it has no location: state where it lies as INSDC writes it, such as complement(12..50)",
                "1..9|null|4|2|codon_start 4: must be 1, 2 or 3",
                "1..9|null|-1|2|codon_start -1: must be 1, 2 or 3",
                "1..9|null|1|7|transl_table 7 is none of NCBI's genetic codes: must be 1-6, 9-16 or 21-33",
                "1..9|null|1|null|it has no genetic_code: state NCBI's number of the code that translates it",
                "<1..9|none|1|2|partial is none but its location says start: mend one of them"
            })
    void rejectsAFeatureThatCannotBe(
            String location, String partial, Integer codonStart, Integer geneticCode, String reason) {
        Layout layout = Layout.STANDARD;
        Map<String, Object> bad = new HashMap<>();
        bad.put("location", location);
        bad.put("partial", partial);
        bad.put("codon_start", codonStart);
        bad.put("genetic_code", geneticCode);
        Map<String, Object> row = row("a");
        row.put("coding_features", layout.list("coding_features", bad, layout.feature(7, "1..3", segment(0, 3, "+"))));

        Annotation annotation = read(layout.fixture(), row).get(0).annotation();

        assertThat(annotation.features()).extracting(CodingFeature::number).containsExactly(7);
        assertThat(annotation.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.number()).isEqualTo(1);
            assertThat(rejected.location()).isEqualTo(location == null ? "no location" : location);
            assertThat(rejected.reason()).contains(reason);
        });
    }

    @Test
    void rejectsAFeatureWhoseSegmentsAreNotThoseOfItsLocation() {
        Layout layout = Layout.STANDARD;
        Map<String, Object> row = row("a");
        row.put(
                "coding_features",
                layout.list(
                        "coding_features",
                        layout.feature(1, "join(1..3,7..9)", segment(0, 3, "+"), segment(6, 10, "+")),
                        layout.feature(2, "1..3", segment(0, 3, "-")),
                        layout.feature(3, "1..3", new HashMap<>()),
                        layout.feature(4, "1..3", segment(0, 3, "+"), segment(6, 9, "+")),
                        layout.feature(5, "1..3"),
                        null));

        Annotation annotation = read(layout.fixture(), row).get(0).annotation();

        assertThat(annotation.features()).isEmpty();
        assertThat(annotation.rejected())
                .extracting(RejectedFeature::sentence)
                .containsExactly(
                        "CDS 1 at join(1..3,7..9): segment 2 is 6 to 10 on strand + but its location says 6 to 9 on"
                                + " strand + (from 0, the end not included): mend one of them",
                        "CDS 2 at 1..3: segment 1 is 0 to 3 on strand - but its location says 0 to 3 on strand + (from 0,"
                                + " the end not included): mend one of them",
                        "CDS 3 at 1..3: segment 1 is null to null on strand null but its location says 0 to 3 on strand +"
                                + " (from 0, the end not included): mend one of them",
                        "CDS 4 at 1..3: it has 2 segments but its location has 1: mend one of them",
                        "CDS 5 at 1..3: it has 0 segments but its location has 1: mend one of them",
                        "CDS 6 at no location: it has no location: state where it lies as INSDC writes it, such as"
                                + " complement(12..50)");
    }

    @Test
    void takesALocationOverTheOriginOfACircularSequenceOnly() {
        Layout layout = Layout.STANDARD;
        Map<String, Object> circular = row("circular");
        circular.put("topology", "circular");
        circular.put(
                "coding_features", layout.list("coding_features", Map.of("location", "28..6", "genetic_code", 11)));
        Map<String, Object> unstated = row("unstated");
        unstated.putAll(Map.of("coding_features", circular.get("coding_features")));

        List<SequenceRow> rows = read(layout.fixture(), circular, unstated);

        assertThat(rows.get(0).annotation().features())
                .singleElement()
                .extracting(CodingFeature::length)
                .isEqualTo(9L);
        assertThat(rows.get(1).annotation().rejected()).hasSize(1);
    }

    @Test
    void refusesARowOfUnknownTopology() {
        Map<String, Object> row = row("a");
        row.put("topology", "Circular");

        assertThat(CollectedRows.of(file(Layout.STANDARD.fixture(), row).allRows()).bad)
                .extracting(BadRow::reason)
                .containsExactly("topology 'Circular' is unknown: must be linear or circular");
    }

    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void readsAnyRangeAndAnyPages(WriterVersion version) {
        Layout layout = Layout.STANDARD;
        Random random = new Random(7);
        List<Map<String, Object>> rows = new ArrayList<>();
        List<List<String>> locations = new ArrayList<>();
        for (int row = 0; row < 100; row++) {
            List<Object> features = new ArrayList<>();
            List<String> ofRow = new ArrayList<>();
            for (int feature = random.nextInt(5); feature > 0; feature--) {
                int start = random.nextInt(20);
                ofRow.add((start + 1) + "..30");
                features.add(layout.feature(features.size() + 1, (start + 1) + "..30", segment(start, 30, "+")));
            }
            Map<String, Object> made = row("r" + row);
            if (row % 10 != 3) {
                made.put("coding_features", layout.list("coding_features", features.toArray()));
            }
            rows.add(made);
            locations.add(row % 10 == 3 ? null : ofRow);
        }
        Path path = layout.fixture()
                .with(writer -> writer.withWriterVersion(version)
                        .withCompressionCodec(CompressionCodecName.SNAPPY)
                        .withRowGroupRowCountLimit(40)
                        .withMinRowCountForPageSizeCheck(1)
                        .withPageRowCountLimit(6))
                .write(folder.resolve("x.parquet"), rows);
        InputFile file = InputFiles.resolve(List.of(path.toString())).get(0);

        for (int round = 0; round < 40; round++) {
            int first = round == 0 ? 1 : 1 + random.nextInt(100);
            int count = round == 0 ? 100 : 1 + random.nextInt(101 - first);
            CollectedRows read = CollectedRows.of(new RowRange(file, first, count));
            assertThat(read.sequences)
                    .extracting(row -> row.annotation() == null
                            ? null
                            : row.annotation().features().stream()
                                    .map(CodingFeature::location)
                                    .toList())
                    .containsExactlyElementsOf(locations.subList(first - 1, first - 1 + count));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "optional binary coding_features;|column coding_features is of type BYTE_ARRAY: must be a list",
                "optional group coding_features { required binary location; required int32 genetic_code; }|column coding_features is of type group: must be a list",
                "repeated group coding_features { required binary location; }|column coding_features has no field genetic_code: must be a list of structs that have it",
                "repeated group coding_features { required binary location; required binary genetic_code; }|column coding_features[].genetic_code is of type BYTE_ARRAY: must be INT32 or INT64",
                "repeated group coding_features { required binary location; repeated int32 genetic_code; }|column coding_features[].genetic_code is nested or repeated",
                "repeated group coding_features { required binary location; required int32 genetic_code; repeated group segments { required int32 start; } }|column coding_features.segments has no field end",
                "repeated group rejected_features { required binary location; }|column rejected_features has no field reason"
            })
    void refusesAListOfAnotherShape(String schema, String message) {
        Path path = ParquetFixture.ofColumns("required binary seq_id; required binary sequence;", schema)
                .write(folder.resolve("x.parquet"));

        assertThatThrownBy(() -> InputFiles.resolve(List.of(path.toString())))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(path + ": " + message);
    }

    /** Whatever byte is wrong: the rows, or one sentence that names the file. */
    @ParameterizedTest
    @EnumSource(WriterVersion.class)
    void survivesAnyMutation(WriterVersion version) throws IOException {
        Layout layout = Layout.STANDARD;
        Random random = new Random(5);
        Map<String, Object> row = row("a");
        Map<String, Object> feature = layout.feature(1, "join(1..3,5..9)", segment(0, 3, "+"), segment(4, 9, "+"));
        feature.put("transl_except", layout.list("transl_except", "x", "y"));
        row.put("coding_features", layout.list("coding_features", feature, feature, feature));
        row.put("rejected_features", layout.list("rejected_features", Map.of("number", 4, "reason", "none")));
        Path path = layout.fixture()
                .with(writer -> writer.withWriterVersion(version)
                        .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                        .withPageWriteChecksumEnabled(false))
                .write(folder.resolve("x.parquet"), row, row("b"), row);
        byte[] good = Files.readAllBytes(path);
        for (int round = 0; round < 1500; round++) {
            byte[] bytes = good.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(path, bytes);
            try {
                CollectedRows.of(
                        InputFiles.resolve(List.of(path.toString())).get(0).allRows());
            } catch (InputException e) {
                assertThat(e).hasMessageContaining(path.toString());
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageContaining("must lie within the 0 rows");
            }
        }
    }

    @Test
    void readsNoNestedColumnThatIsNotAskedFor() {
        Layout layout = Layout.STANDARD;
        Map<String, Object> row = row("a");
        row.put("coding_features", layout.list("coding_features", layout.feature(1, "1..3", segment(0, 3, "+"))));
        CollectedRows rows = new CollectedRows();

        try (SequenceReader reader = new SequenceReader(Projection.LETTERS, null, new HeapBudget(1 << 24))) {
            reader.read(file(layout.fixture(), row).allRows(), rows);
        }

        assertThat(rows.sequences).extracting(SequenceRow::annotation).containsExactly((Annotation) null);
    }

    private List<SequenceRow> read(ParquetFixture fixture, Map<?, ?>... rows) {
        CollectedRows read = CollectedRows.of(file(fixture, rows).allRows());
        assertThat(read.bad).isEmpty();
        return read.sequences;
    }

    @SuppressWarnings("unchecked")
    private InputFile file(ParquetFixture fixture, Map<?, ?>... rows) {
        Path path = fixture.write(folder.resolve("x.parquet"), (Map<String, Object>[]) rows);
        return InputFiles.resolve(List.of(path.toString())).get(0);
    }

    private static Map<String, Object> row(String id) {
        Map<String, Object> row = new HashMap<>();
        row.put("seq_id", id);
        row.put("sequence", SEQUENCE);
        return row;
    }

    private static Map<String, Object> segment(int start, long end, String strand) {
        return Map.of("start", start, "end", end, "strand", strand);
    }
}
