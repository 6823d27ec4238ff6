package org.codonstream.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Segment;
import org.codonstream.input.BadRow;
import org.codonstream.input.GeneratedRows;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFiles;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.codonstream.shard.Compression;
import org.codonstream.shard.SequenceFileWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coding sequences go from this project's Parquet files to Spark and back. */
class SparkParquetTest {

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void startSpark() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
    }

    @AfterAll
    static void stopSpark() {
        spark.stop();
    }

    @Test
    void isReadBySparkSql() throws IOException {
        List<SequenceRow> rows = new GeneratedRows(21).next(200, 400);
        spark.read().parquet(write(rows).toString()).createOrReplaceTempView("genomes");

        assertThat(texts("select concat_ws(' ', seq_id, number, location, codon_start, genetic_code, gene, partial)"
                        + " from (select seq_id, inline(coding_features) from genomes)"))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> row.annotation() != null)
                        .flatMap(row ->
                                row.annotation().features().stream().map(feature -> row.id() + described(feature)))
                        .toList());
        assertThat(texts("select concat_ws(' ', seq_id, start, end, strand) from (select seq_id,"
                        + " inline(feature.segments) from (select seq_id, explode(coding_features) as feature from"
                        + " genomes))"))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> row.annotation() != null)
                        .flatMap(row -> row.annotation().features().stream()
                                .flatMap(feature -> feature.segments().stream())
                                .map(segment -> row.id() + described(segment)))
                        .toList());
        assertThat(texts("select concat_ws(' ', number, location, reason) from (select inline(rejected_features) from"
                        + " genomes)"))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> row.annotation() != null)
                        .flatMap(row -> row.annotation().rejected().stream())
                        .map(SparkParquetTest::described)
                        .toList());
        assertThat(texts("select seq_id from genomes where coding_features is null"))
                .containsExactlyInAnyOrderElementsOf(rows.stream()
                        .filter(row -> row.annotation() == null)
                        .map(SequenceRow::id)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsWhatSparkWrites(boolean legacyFormat) throws IOException {
        List<SequenceRow> rows = new GeneratedRows(22).next(200, 400);
        Path output = folder.resolve("written");
        spark.conf().set("spark.sql.parquet.writeLegacyFormat", legacyFormat);

        spark.read().parquet(write(rows).toString()).coalesce(1).write().parquet(output.toString());

        assertThat(read(output))
                .containsExactlyElementsOf(
                        rows.stream().map(GeneratedRows::content).toList());
    }

    private static String described(CodingFeature feature) {
        return " " + feature.number() + " " + feature.location() + " " + feature.codonStart() + " "
                + feature.geneticCode() + (feature.gene() == null ? "" : " " + feature.gene()) + " "
                + feature.partial().label();
    }

    private static String described(Segment segment) {
        return " " + segment.start() + " " + segment.end() + " "
                + segment.strand().sign();
    }

    private static String described(RejectedFeature feature) {
        return feature.number() + " " + feature.location() + " " + feature.reason();
    }

    private static List<String> texts(String query) {
        return spark.sql(query).collectAsList().stream()
                .map((Row row) -> row.getString(0))
                .toList();
    }

    private Path write(List<SequenceRow> rows) throws IOException {
        Path file = folder.resolve("genomes.parquet");
        try (SequenceFileWriter writer = new SequenceFileWriter(file, Compression.ZSTD)) {
            for (SequenceRow row : rows) {
                writer.write(row);
            }
        }
        return file;
    }

    private static List<List<Object>> read(Path output) {
        List<List<Object>> read = new ArrayList<>();
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            for (Slice slice : Slice.ofFiles(InputFiles.resolve(List.of(output.toString())))) {
                reader.read(slice.range(), new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        read.add(GeneratedRows.content(row));
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                });
            }
        }
        return read;
    }
}
