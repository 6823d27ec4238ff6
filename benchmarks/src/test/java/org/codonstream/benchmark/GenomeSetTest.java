package org.codonstream.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.codonstream.command.CommandException;
import org.codonstream.input.BadRow;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.RowRange;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenomeSetTest {
    @TempDir
    private Path folder;

    @Test
    void isOf32240SequencesIn81FilesUnlessSaidOtherwise() {
        assertThat(GenomeSet.of(GenomeSet.sequences(1), null, 1, null)).isEqualTo(new GenomeSet(32_240, 81, 1, null));
        assertThat(GenomeSet.of(GenomeSet.sequences(0.001), null, 1, null)).isEqualTo(new GenomeSet(32, 32, 1, null));
        assertThat(GenomeSet.of(GenomeSet.sequences(10), 5_000, 1, null))
                .isEqualTo(new GenomeSet(322_400, 5_000, 1, null));
    }

    @Test
    void refusesWhatCanNotBe() {
        assertThatThrownBy(() -> GenomeSet.of(GenomeSet.sequences(0), null, 1, null))
                .hasMessage("sequences 0: must be at least 1");
        assertThatThrownBy(() -> GenomeSet.of(10, null, 1, 11)).hasMessage("length 11: must be at least 12");
        assertThatThrownBy(() -> GenomeSet.of(GenomeSet.sequences(0.001), 33, 1, null))
                .hasMessage("files 33: must be from 1 to the number of sequences, 32");
    }

    @Test
    void writesItsGenomesInOrderAsUsersHaveThem() {
        long bases = new GenomeSet(10, 3, 7, null).write(folder);

        List<String> ids = new ArrayList<>();
        long[] read = new long[1];
        List<InputFile> files = InputFiles.resolve(List.of(folder.toString()));
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            for (InputFile file : files) {
                reader.read(new RowRange(file, 1, file.rows()), new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        ids.add(row.id());
                        read[0] += row.length();
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                });
            }
        }
        assertThat(files).extracting(InputFile::rows).containsExactly(3L, 3L, 4L);
        assertThat(read[0]).isEqualTo(bases);
        List<String> expected = new ArrayList<>();
        for (long number = 0; number < 10; number++) {
            expected.add(Genome.of(7, number).id());
        }
        assertThat(ids).isEqualTo(expected);
    }

    @Test
    void writesTheSameBytesForTheSameSeed() throws IOException {
        new GenomeSet(6, 2, 7, null).write(folder.resolve("one"));
        new GenomeSet(6, 2, 7, null).write(folder.resolve("other"));

        for (String file : List.of("shard_00000.parquet", "shard_00001.parquet")) {
            assertThat(folder.resolve("one").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("other").resolve(file));
        }
    }

    @Test
    void leavesAFolderWithSomethingInItAlone() throws IOException {
        Files.createFile(folder.resolve("mine"));

        assertThatThrownBy(() -> new GenomeSet(1, 1, 7, null).write(folder))
                .isInstanceOf(CommandException.class)
                .hasMessage(folder + " is not empty: name another folder, or remove what is there");
    }
}
