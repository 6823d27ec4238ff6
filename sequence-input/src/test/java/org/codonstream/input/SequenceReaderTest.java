package org.codonstream.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.codonstream.sequence.Filing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SequenceReaderTest {

    @TempDir
    Path folder;

    @Test
    void readsAllThatIsKnownOfARow() {
        Map<String, Object> row = ParquetFixture.row("NC_012920.1", "GATTACA", "organelle");
        row.put("description", "Homo sapiens \u00fc mitochondrion");
        row.put("taxon_id", 9606);
        row.put("organism", "Homo sapiens");
        row.put("compartment", "mitochondrion");
        row.put("genetic_code", 2);

        InputFile file = write(ParquetFixture.ofAllColumns(), List.of(row));
        CollectedRows rows = CollectedRows.of(file.allRows());

        SequenceRow read = rows.sequences.get(0);
        assertThat(read.file()).isEqualTo(file);
        assertThat(read.row()).isEqualTo(1);
        assertThat(read.id()).isEqualTo("NC_012920.1");
        assertThat(read.description()).isEqualTo("Homo sapiens \u00fc mitochondrion");
        assertThat(read.filing()).isEqualTo(new Filing("organelle", 9606, "mitochondrion", 2));
        assertThat(read.organism()).isEqualTo("Homo sapiens");
        assertThat(rows.letters).containsExactly("GATTACA");
    }

    @Test
    void leavesUnstatedWhatIsNullBlankOrNoColumn() {
        Map<String, Object> blank = ParquetFixture.row("a", "ACGT", " ");
        blank.put("organism", "");

        assertThat(CollectedRows.of(
                                write(ParquetFixture.ofAllColumns(), List.of(blank, ParquetFixture.row("b", "ACGT")))
                                        .allRows())
                        .sequences)
                .allSatisfy(row -> {
                    assertThat(row.filing()).isEqualTo(Filing.UNSTATED);
                    assertThat(row.organism()).isNull();
                    assertThat(row.description()).isNull();
                });
        assertThat(CollectedRows.of(write(
                                        ParquetFixture.ofColumns(
                                                "required binary seq_id;", "required binary sequence;"),
                                        List.of(ParquetFixture.row("a", "ACGT")))
                                .allRows())
                        .sequences)
                .singleElement()
                .extracting(SequenceRow::filing)
                .isEqualTo(Filing.UNSTATED);
    }

    @Test
    void filesUnderTheGivenSourceWhateverTheColumnSays() {
        InputFile file = write(
                ParquetFixture.ofAllColumns(),
                List.of(ParquetFixture.row("a", "ACGT", "column"), ParquetFixture.row("b", "ACGT")));

        assertThat(CollectedRows.of(file.allRows(), "option").sequences)
                .extracting(row -> row.filing().source())
                .containsExactly("option", "option");
    }

    @Test
    void readsOnlyWhatCountingNeedsIfAsked() {
        Map<String, Object> row = ParquetFixture.row("a", "ACGT", "organelle");
        row.put("genetic_code", 7);
        CollectedRows rows = new CollectedRows();
        try (SequenceReader reader = new SequenceReader(Projection.LETTERS, null, new HeapBudget(1 << 24))) {
            reader.read(write(ParquetFixture.ofAllColumns(), List.of(row)).allRows(), rows);
        }

        assertThat(rows.letters).containsExactly("ACGT");
        assertThat(rows.sequences.get(0).filing()).isEqualTo(Filing.UNSTATED);
    }

    static Stream<Arguments> layouts() {
        return Stream.of(
                        CompressionCodecName.UNCOMPRESSED,
                        CompressionCodecName.SNAPPY,
                        CompressionCodecName.GZIP,
                        CompressionCodecName.ZSTD,
                        CompressionCodecName.LZ4_RAW)
                .flatMap(codec -> Stream.of(WriterVersion.values())
                        .flatMap(version -> Stream.of("plain", "dictionary", "dictionary, then plain")
                                .map(encoding -> Arguments.of(codec, version, encoding))));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void readsAnyRangeOfAnyLayout(CompressionCodecName codec, WriterVersion version, String encoding) {
        List<Map<String, Object>> rows = generated(137);
        InputFile file = write(
                ParquetFixture.ofAllColumns().with(writer -> writer.withCompressionCodec(codec)
                        .withWriterVersion(version)
                        .withDictionaryEncoding(!encoding.equals("plain"))
                        .withDictionaryPageSize(encoding.endsWith("plain") ? 2000 : 1 << 24)
                        .withRowGroupRowCountLimit(50)
                        .withMinRowCountForPageSizeCheck(1)
                        .withPageRowCountLimit(7)),
                rows);
        assertThat(ParquetFixture.rowGroups(file)).extracting(RowGroup::rows).containsExactly(50L, 50L, 37L);

        Random random = new Random(3);
        for (int round = 0; round < 25; round++) {
            int first = round == 0 ? 1 : 1 + random.nextInt(137);
            int count = round == 0 ? 137 : 1 + random.nextInt(138 - first);
            CollectedRows read = CollectedRows.of(new RowRange(file, first, count));

            assertThat(read.bad).isEmpty();
            assertThat(read.numbers())
                    .containsExactlyElementsOf(
                            LongStream.range(first, first + count).boxed().toList());
            assertThat(read.letters).containsExactlyElementsOf(column(rows, "sequence", first, count));
            assertThat(read.ids()).containsExactlyElementsOf(column(rows, "seq_id", first, count));
            assertThat(read.sequences)
                    .extracting(row -> row.filing().source())
                    .containsExactlyElementsOf(column(rows, "source", first, count));
        }
    }

    @Test
    void readsPagesThatAreLargerThanItsBuffersWithAndWithoutChecksums() {
        byte[] large = letters(32_000_000, 5);
        for (CompressionCodecName codec :
                List.of(CompressionCodecName.ZSTD, CompressionCodecName.UNCOMPRESSED, CompressionCodecName.GZIP)) {
            for (int with = 0; with < 2; with++) {
                boolean checksums = with == 1;
                // Above 8 MiB, compressed, zstd is read as a stream.
                byte[] letters = codec == CompressionCodecName.ZSTD ? large : Arrays.copyOf(large, 1_500_000);
                InputFile file = write(
                        ParquetFixture.ofAllColumns().with(writer -> writer.withCompressionCodec(codec)
                                .withDictionaryEncoding(false)
                                .withStatisticsEnabled(false)
                                .withPageWriteChecksumEnabled(checksums)),
                        List.of(Map.of("seq_id", "a", "sequence", letters), ParquetFixture.row("b", "ACGT")));

                CollectedRows rows = CollectedRows.of(file.allRows());

                assertThat(rows.letters.get(0).equals(new String(letters, StandardCharsets.US_ASCII)))
                        .isTrue();
                assertThat(rows.letters.get(1)).isEqualTo("ACGT");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null|ACGT|4|null|null|null|seq_id is empty: every sequence needs an id",
                "''|ACGT|4|null|null|null|seq_id is empty: every sequence needs an id",
                "a|null|null|null|null|null|sequence is empty: it must have at least one base",
                "a|''|0|null|null|null|sequence is empty: it must have at least one base",
                "a|ACGT|5|null|null|null|length says 5 but the sequence has 4 bases: mend the column or the sequence",
                "a|ACGT|-4|null|null|null|length says -4 but the sequence has 4 bases: mend the column or the sequence",
                "a|ACGT|4|7|null|null|genetic_code 7 is none of NCBI's: must be 1-6, 9-16 or 21-33",
                "a|ACGT|4|null|0|null|taxon_id 0 is no NCBI taxonomy id: must be at least 1",
                "a|ACGT|null|2|9606|x\ty|source 'x\ty': must be 1 to 200 characters, not blank, without control characters"
            })
    void handsOutABadRowWithItsReason(
            String id, String sequence, Long length, Integer code, Integer taxon, String source, String reason) {
        Map<String, Object> row = new java.util.HashMap<>();
        row.put("seq_id", id);
        row.put("sequence", sequence);
        row.put("length", length);
        row.put("genetic_code", code);
        row.put("taxon_id", taxon);
        row.put("source", source);

        InputFile file = write(
                ParquetFixture.ofAllColumns(),
                List.of(ParquetFixture.row("good", "ACGT"), row, ParquetFixture.row("fine", "TT")));
        CollectedRows rows = CollectedRows.of(file.allRows());

        assertThat(rows.ids()).containsExactly("good", "fine");
        assertThat(rows.bad).singleElement().satisfies(bad -> {
            assertThat(bad.reason()).isEqualTo(reason);
            assertThat(bad.row()).isEqualTo(2);
            assertThat(bad.sentence())
                    .isEqualTo(file + ", row 2" + (id == null || id.isEmpty() ? "" : " (" + id + ")") + ": " + reason);
            assertThat(bad.exception()).isInstanceOf(InputException.class).hasMessage(bad.sentence());
        });
    }

    @Test
    void refusesAnIdThatIsNoText() {
        InputFile file = write(
                ParquetFixture.ofColumns("optional binary seq_id;", "optional binary sequence;"),
                List.of(Map.of("seq_id", new byte[] {'a', (byte) 0xff}, "sequence", "ACGT")));

        assertThat(CollectedRows.of(file.allRows()).bad)
                .extracting(BadRow::reason)
                .containsExactly("seq_id is not UTF-8: write ids as text");
    }

    @Test
    void writesABadRowAsJson() {
        Map<String, Object> row = ParquetFixture.row("a\"\\\n\ud83d\ude00", "ACGT", "s");
        row.put("length", 9L);
        row.put("taxon_id", 9606);

        BadRow bad = CollectedRows.of(
                        write(ParquetFixture.ofAllColumns(), List.of(row)).allRows())
                .bad
                .get(0);

        assertThat(new String(bad.payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"seq_id\":\"a\\\"\\\\\\u000a\\ud83d\\ude00\",\"length\":9,\"source\":\"s\","
                        + "\"taxon_id\":9606,\"sequence\":\"ACGT\"}");
    }

    @Test
    void letsItsCallerRefuseARowAndCutsALongSequence() {
        byte[] letters = letters(1_000_000, 2);
        SequenceRow row = new SequenceRow(
                write(ParquetFixture.ofAllColumns(), List.of()),
                3,
                "a",
                "d",
                new Filing("s", 1, "genomic", 1),
                "o",
                null,
                null,
                letters,
                0,
                letters.length);

        BadRow bad = row.refuse("letter '*' at position 17 is no nucleotide");

        assertThat(bad.sentence()).endsWith(", row 3 (a): letter '*' at position 17 is no nucleotide");
        assertThat(new String(bad.payload(), StandardCharsets.UTF_8))
                .startsWith(
                        "{\"seq_id\":\"a\",\"description\":\"d\",\"length\":1000000,\"source\":\"s\",\"taxon_id\":1,"
                                + "\"organism\":\"o\",\"compartment\":\"genomic\",\"genetic_code\":1,\"sequence\":\"")
                .endsWith("\",\"sequence_cut\":true}")
                .hasSizeBetween(900_000, 901_000);
    }

    @Test
    void passesOnWhatAHandlerThrowsAndCanBeUsedAgain() {
        InputFile file = write(ParquetFixture.ofAllColumns(), List.of(ParquetFixture.row("a", "ACGT")));
        HeapBudget heap = new HeapBudget(ParquetFixture.rowGroups(file).get(0).heapBytes());
        RowHandler failing = new CollectedRows() {
            @Override
            public void sequence(SequenceRow row) {
                throw new IllegalStateException("full");
            }
        };
        CollectedRows rows = new CollectedRows();
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, heap)) {
            assertThatThrownBy(() -> reader.read(file.allRows(), failing))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
            reader.read(file.allRows(), rows);
        }
        assertThat(rows.ids()).containsExactly("a");
    }

    @Test
    void refusesARangeThatTheFileDoesNotHave() {
        InputFile file = write(ParquetFixture.ofAllColumns(), List.of(ParquetFixture.row("a", "ACGT")));

        assertThatThrownBy(() -> new RowRange(file, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("2 rows from row 1: must lie within the 1 rows of the file");
        assertThatThrownBy(() -> new RowRange(file, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> column(List<Map<String, Object>> rows, String column, int first, int count) {
        List<String> values = new ArrayList<>();
        for (Map<String, Object> row : rows.subList(first - 1, first - 1 + count)) {
            values.add((String) row.get(column));
        }
        return values;
    }

    private static List<Map<String, Object>> generated(int rows) {
        Random random = new Random(1);
        return IntStream.range(0, rows)
                .mapToObj(i -> {
                    String sequence = new String(letters(1 + random.nextInt(900), i), StandardCharsets.US_ASCII);
                    Map<String, Object> row = ParquetFixture.row("contig_" + i, sequence);
                    if (i % 5 != 0) {
                        row.put("source", "source " + i / 9);
                    }
                    return row;
                })
                .toList();
    }

    private static byte[] letters(int length, long seed) {
        Random random = new Random(seed);
        byte[] letters = new byte[length];
        for (int i = 0; i < length; i++) {
            letters[i] = (byte) "ACGTN".charAt(random.nextInt(5));
        }
        return letters;
    }

    private InputFile write(ParquetFixture fixture, List<Map<String, Object>> rows) {
        Path file = fixture.write(folder.resolve("x.parquet"), rows);
        return InputFiles.resolve(List.of(file.toString())).get(0);
    }
}
