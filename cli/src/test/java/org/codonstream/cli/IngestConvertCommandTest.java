package org.codonstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.codonstream.input.ParquetFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestConvertCommandTest {

    @TempDir
    Path folder;

    @Test
    void convertsFilesThatThenCountTheSame() {
        String output = folder.resolve("out").toString();

        assertThat(CommandLineRun.of(
                        "ingest", "convert", "--input", "../examples", "--output", output, "--max-sequences", "20"))
                .isEqualTo(new CommandLineRun(
                        0,
                        "converted 58 sequences, 1,485,530 bases, 16 coding sequences to 3 files in " + output + "\n",
                        ""));

        String[] count = {"count", "--per", "sequence", "--format", "csv", "--input"};
        assertThat(CommandLineRun.of(with(count, output)))
                .isEqualTo(CommandLineRun.of(with(count, "../examples")))
                .extracting(CommandLineRun::exitCode)
                .isEqualTo(0);
    }

    @Test
    void showsWhichCodingSequencesCannotBeCounted() {
        Path file = ParquetFixture.ofColumns(
                        "required binary seq_id;",
                        "required binary sequence;",
                        "repeated group coding_features { required binary location; required int32 genetic_code; }")
                .write(folder.resolve("in.parquet"), annotated("a", "1..9"), annotated("b", "1..3"));
        String output = folder.resolve("out").toString();

        assertThat(CommandLineRun.of("ingest", "convert", "--input", file.toString(), "--output", output))
                .isEqualTo(new CommandLineRun(
                        0,
                        "converted 2 sequences, 8 bases, 1 coding sequence (1 rejected one beside them) to 1 file in "
                                + output + "\n",
                        "rejected: " + file
                                + ", row 1 (a): CDS 1 at 1..9: position 9 lies behind the sequence, which has"
                                + " 4 bases\n"));
    }

    @Test
    void refusesAFolderThatHasFilesAndLimitsThatMakeNone() throws Exception {
        Files.writeString(folder.resolve("x"), "");

        assertThat(CommandLineRun.of("ingest", "convert", "--input", "../examples", "--output", folder.toString()))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        "codonstream: output " + folder
                                + " is not empty: name another folder, or add to it with --append\n"));
        assertThat(CommandLineRun.of(
                        "ingest",
                        "convert",
                        "--input",
                        "../examples",
                        "--output",
                        folder.toString(),
                        "--max-shard-size",
                        "10"))
                .isEqualTo(
                        new CommandLineRun(2, "", "codonstream: max shard size 10: must be at least 1000000 bytes\n"));
        assertThat(CommandLineRun.of("ingest", "convert", "--input", "x", "--output", "y", "--compression", "lzo")
                        .err())
                .contains("compression lzo: must be one of snappy, gzip, zstd, none");
    }

    private static Map<String, Object> annotated(String id, String location) {
        return Map.of(
                "seq_id",
                id,
                "sequence",
                "ACGT",
                "coding_features",
                List.of(Map.of("location", location, "genetic_code", 1)));
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }
}
