package org.codonstream.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.codonstream.batch.BatchLimits;
import org.codonstream.input.FastaContent;
import org.codonstream.input.InputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWorkTest {

    @TempDir
    private Path folder;

    @Test
    void keepsThePartsOfAPackedFileTogetherInOrder() throws IOException {
        write("a.fasta.gz", 20);
        write("b.fasta.gz", 20);

        List<FileWork> work = FileWork.of(
                FileInput.plan(List.of(folder.toString()), BatchLimits.DEFAULT.withSequences(3), FastaContent.GENOME),
                1000);

        assertThat(work).allSatisfy(task -> {
            for (int part = 1; part < task.parts().size(); part++) {
                FilePart before = task.parts().get(part - 1);
                FilePart after = task.parts().get(part);
                if (after.uri().equals(before.uri())) {
                    assertThat(after.firstRow()).isEqualTo(before.firstRow() + before.rows());
                }
            }
        });
        assertThat(work.stream()
                        .flatMap(task -> task.parts().stream())
                        .mapToLong(FilePart::rows)
                        .sum())
                .isEqualTo(40);
    }

    @Test
    void tellsTaskOfFlatFileWhatItFoundInIt() throws IOException {
        Path file = write("a.fasta.gz", 2);
        FilePart part = FileWork.of(
                        FileInput.plan(List.of(file.toString()), BatchLimits.DEFAULT, FastaContent.codingSequences(4)),
                        1)
                .get(0)
                .parts()
                .get(0);

        assertThat(part.flat()).isNotNull();
        InputFile told = part.flat().file(part.uri(), part.footerDigest());
        assertThat(told.rows()).isEqualTo(2);
        assertThat(told.length()).isEqualTo(Files.size(file));
        assertThat(part.flat().content().fasta()).isEqualTo(FastaContent.codingSequences(4));
    }

    private Path write(String name, int records) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int record = 1; record <= records; record++) {
                out.write((">s" + record + "\nACGT\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }
}
