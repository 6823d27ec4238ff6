package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.codonstream.command.Surroundings;
import org.codonstream.usage.CodonRow;
import org.codonstream.usage.CodonUsageTable;
import org.codonstream.usage.RowSelection;
import org.codonstream.usage.TableReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetTableTest {
    private static final String LAMBDA = "../examples/lambda.parquet";

    @TempDir
    private Path folder;

    @Test
    void writesCountsAndSharesOfFiles() throws IOException {
        CodonCounts counts = TableReader.read(CommandLineRun.of("count", "--input", LAMBDA, "--format", "json")
                .out());
        Path file = folder.resolve("lambda.parquet");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = Codonstream.PROGRAM.run(
                new String[] {"count", "--input", LAMBDA, "--format", "parquet"},
                new Surroundings(new PrintStream(out, true, StandardCharsets.UTF_8), System.err, Map.of(), 0));
        Files.write(file, out.toByteArray());

        assertThat(exitCode).isZero();
        List<Group> rows = rows(file);
        assertThat(rows).hasSize(64);
        for (CodonRow row : CodonUsageTable.of(counts, GeneticCodes.ncbi().get(1), RowSelection.ALL)
                .rows()) {
            Group written = rows.get(row.codon());
            assertThat(written.getString("codon", 0)).isEqualTo(row.codonText());
            assertThat(written.getLong("count", 0)).isEqualTo(row.count());
            assertThat(written.getDouble("freq", 0)).isEqualTo((double) row.count() / counts.counted());
            assertThat(written.getString("aa", 0)).isEqualTo(String.valueOf(row.aminoAcid()));
            assertThat(written.getDouble("rscu", 0)).isEqualTo(row.rscu());
        }
    }

    @Test
    void hasNullsWhereThereIsNoValue() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ParquetTable.write(
                CodonUsageTable.of(CodonCounts.ZERO, GeneticCodes.ncbi().get(1), RowSelection.ALL), out);
        Path file = Files.write(folder.resolve("zero.parquet"), out.toByteArray());

        assertThat(rows(file)).hasSize(64).allSatisfy(row -> {
            assertThat(row.getLong("count", 0)).isZero();
            assertThat(row.getFieldRepetitionCount("freq")).isZero();
            assertThat(row.getFieldRepetitionCount("rscu")).isZero();
        });
    }

    private static List<Group> rows(Path file) throws IOException {
        List<Group> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file))) {
            PageReadStore pages = reader.readNextRowGroup();
            RecordReader<Group> records = new ColumnIOFactory()
                    .getColumnIO(reader.getFileMetaData().getSchema())
                    .getRecordReader(
                            pages,
                            new GroupRecordConverter(reader.getFileMetaData().getSchema()));
            for (long row = 0; row < pages.getRowCount(); row++) {
                rows.add(records.read());
            }
        }
        return rows;
    }
}
