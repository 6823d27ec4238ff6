package org.codonstream.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.input.BadRow;
import org.codonstream.input.GeneratedRows;
import org.codonstream.input.HeapBudget;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.input.ParquetFixture;
import org.codonstream.input.Projection;
import org.codonstream.input.RowHandler;
import org.codonstream.input.SequenceReader;
import org.codonstream.input.SequenceRow;
import org.codonstream.input.Slice;
import org.codonstream.shard.Compression;
import org.codonstream.shard.SequenceFileWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConverterTest {

    @TempDir
    Path folder;

    private final List<String> rejected = new ArrayList<>();
    private final ConvertListener listener = new ConvertListener() {
        @Override
        public void converted(SequenceRow row) {
            // The report says how many.
        }

        @Override
        public void rejected(SequenceRow row, RejectedFeature feature) {
            rejected.add(row.id() + " " + feature.sentence());
        }
    };

    @Test
    void keepsEveryRowAsItIsInOrder() throws IOException {
        List<SequenceRow> rows = new GeneratedRows(1).next(500, 3000);
        List<InputFile> input = inputOf(rows);

        ConvertReport report = convert(input, settings("out"));

        assertThat(contents(folder.resolve("out")))
                .containsExactlyElementsOf(
                        rows.stream().map(GeneratedRows::content).toList());
        List<Annotation> annotations = rows.stream()
                .map(SequenceRow::annotation)
                .filter(each -> each != null)
                .toList();
        assertThat(report)
                .isEqualTo(new ConvertReport(
                        500,
                        rows.stream().mapToLong(SequenceRow::length).sum(),
                        annotations.stream()
                                .mapToLong(each -> each.features().size())
                                .sum(),
                        annotations.stream()
                                .mapToLong(each -> each.rejected().size())
                                .sum(),
                        1));
        assertThat(rejected).hasSize((int) report.rejected());
        assertThat(names("out")).singleElement().asString().matches("run=00000-([0-9a-f]{8})/part-00000-\\1\\.parquet");
    }

    @Test
    void beginsANewFileBeforeOneGrowsBeyondTheLimit() throws IOException {
        List<SequenceRow> rows = new GeneratedRows(2).next(300, 40_000);
        ConvertSettings settings = new ConvertSettings(
                folder.resolve("out"), OnFiles.REFUSE, null, Compression.NONE, 1_000_000, Long.MAX_VALUE);

        ConvertReport report = convert(inputOf(rows), settings);

        assertThat(report.shards()).isBetween(5, 12);
        for (String name : names("out")) {
            assertThat(Files.size(folder.resolve("out").resolve(name))).isLessThanOrEqualTo(1_000_000);
        }
        assertThat(contents(folder.resolve("out")))
                .containsExactlyElementsOf(
                        rows.stream().map(GeneratedRows::content).toList());
    }

    @Test
    void putsSoManySequencesIntoAFile() {
        ConvertSettings settings =
                new ConvertSettings(folder.resolve("out"), OnFiles.REFUSE, null, Compression.GZIP, 1_000_000_000, 40);

        ConvertReport report = convert(inputOf(new GeneratedRows(3).next(100, 50)), settings);

        assertThat(report.shards()).isEqualTo(3);
        assertThat(InputFiles.resolve(List.of(folder.resolve("out").toString())))
                .extracting(InputFile::rows)
                .containsExactly(40L, 40L, 20L);
    }

    @Test
    void filesAllUnderTheGivenSource() {
        ConvertSettings settings = new ConvertSettings(
                folder.resolve("out"), OnFiles.REFUSE, "lab 7", Compression.SNAPPY, 1_000_000_000, 1000);

        convert(inputOf(new GeneratedRows(4).next(20, 50)), settings);

        assertThat(rows(folder.resolve("out")))
                .hasSize(20)
                .allSatisfy(row -> assertThat(row.filing().source()).isEqualTo("lab 7"));
    }

    @Test
    void addsToAFolderOnlyIfAsked() throws IOException {
        List<InputFile> input = inputOf(new GeneratedRows(5).next(10, 50));
        convert(input, settings("out"));

        assertThatThrownBy(() -> convert(input, settings("out")))
                .isInstanceOf(ConvertException.class)
                .hasMessage("output " + folder.resolve("out")
                        + " is not empty: name another folder, or add to it with --append");
        assertThat(names("out")).hasSize(1);

        convert(
                input,
                new ConvertSettings(folder.resolve("out"), OnFiles.APPEND, null, Compression.ZSTD, 1_000_000_000, 5));

        assertThat(names("out")).hasSize(3);
        assertThat(names("out").get(0)).matches("run=00000-.*/part-00000-.*");
        assertThat(names("out").get(1)).matches("run=00001-.*/part-00000-.*");
        assertThat(names("out").get(2)).matches("run=00001-.*/part-00001-.*");
    }

    @Test
    void refusesAFileAsOutput() throws IOException {
        Files.writeString(folder.resolve("out"), "precious");

        assertThatThrownBy(() -> convert(inputOf(new GeneratedRows(6).next(1, 50)), settings("out")))
                .isInstanceOf(ConvertException.class)
                .hasMessage("output " + folder.resolve("out") + " is a file: name a folder");
    }

    @Test
    void leavesNothingWhereARowIsBad() {
        Path file = ParquetFixture.ofAllColumns()
                .write(
                        folder.resolve("bad.parquet"),
                        ParquetFixture.row("a", "ACGT"),
                        ParquetFixture.row("b", "AC-T"),
                        ParquetFixture.row("c", "ACGT"));
        List<InputFile> input = InputFiles.resolve(List.of(file.toString()));

        assertThatThrownBy(() -> convert(input, settings("out")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ", row 2 (b): letter '-' at base 3");
        assertThat(folder.resolve("out")).doesNotExist();

        ParquetFixture.ofAllColumns()
                .write(file, ParquetFixture.row("a", "ACGT"), Map.of("seq_id", "b", "sequence", ""));
        assertThatThrownBy(() -> convert(InputFiles.resolve(List.of(file.toString())), settings("out")))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(file + ", row 2 (b): sequence is empty");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void leavesNothingWhereItIsStopped() throws IOException {
        Files.createDirectory(folder.resolve("out"));
        List<InputFile> input = inputOf(new GeneratedRows(7).next(10, 50));
        Converter[] converter = new Converter[1];
        converter[0] = new Converter(settings("out"), new ConvertListener() {
            @Override
            public void converted(SequenceRow row) {
                converter[0].stop();
            }

            @Override
            public void rejected(SequenceRow row, RejectedFeature feature) {
                // Not asked here.
            }
        });

        assertThatThrownBy(() -> converter[0].convert(input))
                .isInstanceOf(ConvertException.class)
                .hasMessage("stopped: nothing was written to " + folder.resolve("out"));
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void showsNoFileBeforeAllAreWhole() throws IOException {
        List<List<String>> seen = new ArrayList<>();
        ConvertListener looking = new ConvertListener() {
            @Override
            public void converted(SequenceRow row) {
                seen.add(visible());
            }

            @Override
            public void rejected(SequenceRow row, RejectedFeature feature) {
                // Not asked here.
            }
        };
        ConvertSettings settings =
                new ConvertSettings(folder.resolve("out"), OnFiles.REFUSE, null, Compression.ZSTD, 1_000_000_000, 2);

        new Converter(settings, looking).convert(inputOf(new GeneratedRows(9).next(10, 50)));

        assertThat(seen).hasSize(10).allSatisfy(names -> assertThat(names).isEmpty());
        assertThat(visible()).singleElement().asString().startsWith("run=00000-");
        assertThat(names("out")).hasSize(5);
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void doesNotAddToFilesThatHaveComeMeanwhile() throws IOException {
        List<InputFile> input = inputOf(new GeneratedRows(10).next(1, 50));
        ConvertListener intruder = new ConvertListener() {
            @Override
            public void converted(SequenceRow row) {
                try {
                    Files.writeString(folder.resolve("out/other.parquet"), "of another");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void rejected(SequenceRow row, RejectedFeature feature) {
                // Not asked here.
            }
        };

        assertThatThrownBy(() -> new Converter(settings("out"), intruder).convert(input))
                .isInstanceOf(ConvertException.class)
                .hasMessageContaining("is not empty");
        assertThat(names("out")).containsExactly("other.parquet");
    }

    @Test
    void refusesASequenceThatTheHeapCannotHold() throws IOException {
        ConvertHeap heap = new ConvertHeap(32_000_100);
        Path fasta = Files.writeString(folder.resolve("x.fasta"), ">a\nACGT\n>b\n" + "A".repeat(26) + "\n");

        assertThatThrownBy(() -> new Converter(settings("out"), listener, heap)
                        .convert(InputFiles.resolve(List.of(fasta.toString()))))
                .isInstanceOf(InputException.class)
                .hasMessage(fasta + ": the longest record from record 1 on has 26 letters and needs 33 MB of heap to be"
                        + " converted, 32 MB are given: set CODONSTREAM_HEAP=33m (-Xmx33m)");
        assertThat(folder.resolve("out")).doesNotExist();

        Path parquet = ParquetFixture.ofAllColumns()
                .write(
                        folder.resolve("x.parquet"),
                        ParquetFixture.row("a", "A".repeat(25)),
                        ParquetFixture.row("b", "A".repeat(26)));
        assertThatThrownBy(() -> new Converter(settings("out"), listener, heap)
                        .convert(InputFiles.resolve(List.of(parquet.toString()))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(parquet + ", row 2 (b): the sequence has 26 letters and needs 33 MB of heap");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void removesWhatAKilledRunLeftAndNothingElse() throws IOException {
        Path killed = Files.createDirectories(folder.resolve("out/.convert-killed"));
        Files.writeString(folder.resolve("out/.convert-killed.lock"), "");
        Files.writeString(folder.resolve("out/.convert-early.lock"), "");
        Files.writeString(killed.resolve("part-00000-killed.parquet"), "half");
        Path running = Files.createDirectories(folder.resolve("out/.convert-running"));
        Files.writeString(running.resolve("part-00000-running.parquet"), "half");
        Path itsLock = folder.resolve("out/.convert-running.lock");

        try (FileChannel lock = FileChannel.open(itsLock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            lock.lock();
            convert(inputOf(new GeneratedRows(8).next(10, 50)), settings("out"));
        }

        assertThat(names("out"))
                .hasSize(3)
                .contains(".convert-running.lock", ".convert-running/part-00000-running.parquet");
    }

    @Test
    void refusesLimitsThatMakeNoFiles() {
        assertThatThrownBy(() ->
                        new ConvertSettings(folder, OnFiles.REFUSE, null, Compression.ZSTD, 999_999, Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max shard size 999999: must be at least 1000000 bytes");
        assertThatThrownBy(() -> new ConvertSettings(folder, OnFiles.REFUSE, null, Compression.ZSTD, 1_000_000, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max sequences 0: must be at least 1");
    }

    private ConvertReport convert(List<InputFile> input, ConvertSettings settings) {
        return new Converter(settings, listener).convert(input);
    }

    private ConvertSettings settings(String output) {
        return new ConvertSettings(
                folder.resolve(output), OnFiles.REFUSE, null, Compression.ZSTD, 1_000_000_000, Long.MAX_VALUE);
    }

    private List<InputFile> inputOf(List<SequenceRow> rows) {
        Path file = folder.resolve("in.parquet");
        try (SequenceFileWriter writer = new SequenceFileWriter(file, Compression.SNAPPY)) {
            for (SequenceRow row : rows) {
                writer.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return InputFiles.resolve(List.of(file.toString()));
    }

    /** All files below, hidden ones too. */
    private List<String> names(String output) throws IOException {
        Path below = folder.resolve(output);
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> below.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> visible() {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<Object>> contents(Path output) {
        return rows(output).stream().map(GeneratedRows::content).toList();
    }

    private static List<SequenceRow> rows(Path output) {
        List<SequenceRow> rows = new ArrayList<>();
        try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
            for (Slice slice : Slice.ofFiles(InputFiles.resolve(List.of(output.toString())))) {
                reader.read(slice.range(), new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        String letters =
                                new String(row.letters(), row.offset(), row.length(), StandardCharsets.ISO_8859_1);
                        rows.add(new SequenceRow(
                                row.file(),
                                row.row(),
                                row.id(),
                                row.description(),
                                row.filing(),
                                row.organism(),
                                row.topology(),
                                row.annotation(),
                                letters.getBytes(StandardCharsets.ISO_8859_1),
                                0,
                                row.length()));
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                });
            }
        }
        return rows;
    }
}
