package org.codonstream.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.codonstream.annotation.RejectedFeature;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real FASTA and GenBank files: the converted ones say the same, row by row, coding sequences too. */
class ConvertedGenomesTest {

    private static final Path GENOMES = Path.of("..", "..", "shared", "data", "genomes");

    private static final ConvertListener SILENT = new ConvertListener() {
        @Override
        public void converted(SequenceRow row) {
            // Read again below.
        }

        @Override
        public void rejected(SequenceRow row, RejectedFeature feature) {
            // Read again below.
        }
    };

    @TempDir
    Path folder;

    @Test
    void saysTheSameOnceConverted() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(GENOMES), "skipped: the real genomes are not at " + GENOMES.toAbsolutePath());
        long codingSequences = 0;
        for (Path file : files()) {
            Path output = folder.resolve(file.getFileName().toString());
            ConvertSettings settings =
                    new ConvertSettings(output, OnFiles.REFUSE, null, Compression.ZSTD, 1_000_000_000, Long.MAX_VALUE);

            codingSequences += new Converter(settings, SILENT)
                    .convert(InputFiles.resolve(List.of(file.toString())))
                    .codingSequences();

            // Not containsExactly: nobody wants to see the difference.
            assertThat(contents(output).equals(contents(file)))
                    .as(file.toString())
                    .isTrue();
        }
        assertThat(codingSequences).isGreaterThan(12_000);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(GENOMES)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<List<Object>> contents(Path input) {
        List<List<Object>> contents = new ArrayList<>();
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            for (Slice slice : Slice.ofFiles(InputFiles.resolve(List.of(input.toString())))) {
                reader.read(slice.range(), new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        contents.add(GeneratedRows.content(row));
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                });
            }
        }
        return contents;
    }
}
