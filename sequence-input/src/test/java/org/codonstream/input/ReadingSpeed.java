package org.codonstream.input;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.BatchPlan;
import org.codonstream.batch.BatchPlanner;
import org.codonstream.batch.IdentityCheck;
import org.codonstream.batch.OnBadRow;
import org.codonstream.sequence.BasePacker;
import org.codonstream.sequence.IdentityRule;

/**
 * Makes generated genomes as Parquet and measures how fast they are read; run by hand:
 * {@code ReadingSpeed make FOLDER FILES ROWS LENGTH plain|dictionary [CODEC]}, {@code ReadingSpeed read FOLDER [TIMES [pack]]}.
 */
final class ReadingSpeed {

    private ReadingSpeed() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("make")) {
            make(
                    Path.of(args[1]),
                    Integer.parseInt(args[2]),
                    Integer.parseInt(args[3]),
                    args[4],
                    args[5],
                    args.length > 6 ? args[6] : "ZSTD");
        } else {
            read(args[1], args.length > 2 ? Integer.parseInt(args[2]) : 3, args.length > 3);
        }
    }

    /** {@code lengths}: one length, about which the rows vary by 30 %, or several with commas, which the rows have in turn. */
    private static void make(Path folder, int files, int rows, String lengths, String encoding, String codec)
            throws Exception {
        Files.createDirectories(folder);
        int[] wanted =
                Arrays.stream(lengths.split(",")).mapToInt(Integer::parseInt).toArray();
        boolean dictionary = encoding.equals("dictionary");
        ParquetFixture fixture = ParquetFixture.ofColumns(
                        "optional binary seq_id (STRING);",
                        "optional binary description (STRING);",
                        "optional int64 length;",
                        "optional binary sequence (STRING);",
                        "optional binary source (STRING);")
                .with(writer -> writer.withCompressionCodec(CompressionCodecName.valueOf(codec))
                        .withRowGroupSize(4L << 30)
                        .withStatisticsEnabled(false)
                        .withPageWriteChecksumEnabled(false)
                        .withDictionaryEncoding(dictionary)
                        .withMinRowCountForPageSizeCheck(dictionary ? 10_000 : 1)
                        .withMaxRowCountForPageSizeCheck(10_000)
                        .withDictionaryPageSize(dictionary ? Integer.MAX_VALUE - 100 : 1 << 20));
        SplittableRandom random = new SplittableRandom(7);
        for (int file = 0; file < files; file++) {
            int number = file;
            Iterator<Map<String, Object>> generated = new Iterator<>() {
                private int row;

                @Override
                public boolean hasNext() {
                    return row < rows;
                }

                @Override
                public Map<String, Object> next() {
                    int length = wanted[row % wanted.length];
                    if (wanted.length == 1) {
                        length = (int) (length * (0.7 + 0.6 * random.nextDouble()));
                    }
                    byte[] letters = new byte[length];
                    for (int i = 0; i < length; ) {
                        long bits = random.nextLong();
                        for (int k = 0; k < 32 && i < length; k++, bits >>>= 2) {
                            letters[i++] = (byte) "ACGT".charAt((int) bits & 3);
                        }
                    }
                    return Map.of(
                            "seq_id",
                            String.format("NZ_%08d.1", number * rows + row++),
                            "description",
                            "generated",
                            "length",
                            (long) length,
                            "sequence",
                            letters,
                            "source",
                            "generated");
                }
            };
            fixture.writeAll(folder.resolve(String.format("shard_%05d.parquet", file)), () -> generated);
        }
    }

    private static void read(String folder, int times, boolean pack) {
        BasePacker packer = new BasePacker();
        for (int time = 0; time < times; time++) {
            long start = System.nanoTime();
            List<InputFile> files = InputFiles.resolve(List.of(folder));
            long found = System.nanoTime();
            BatchPlan plan = new BatchPlanner(BatchLimits.DEFAULT, HeapBudget.ofThisJvm())
                    .planChecked(files, new IdentityCheck(IdentityRule.ACCESSION, null, OnBadRow.FAIL));
            long planned = System.nanoTime();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long[] sums = new long[3];
            try (SequenceReader reader = new SequenceReader(Projection.ALL, null, HeapBudget.ofThisJvm())) {
                RowHandler handler = new RowHandler() {
                    @Override
                    public void sequence(SequenceRow row) {
                        sums[0]++;
                        sums[1] += row.length();
                        sums[2] += pack
                                ? packer.pack(row.letters(), row.offset(), row.length())
                                        .length()
                                : row.letters()[row.offset() + row.length() / 2];
                    }

                    @Override
                    public void badRow(BadRow row) {
                        throw row.exception();
                    }
                };
                for (Slice slice : new ArrayList<>(Slice.ofFiles(files))) {
                    reader.read(slice.range(), handler);
                }
            }
            long read = System.nanoTime();
            long readCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            System.out.printf(
                    Locale.ROOT,
                    "%d files in %.3f s, %d batches with ids checked in %.3f s, %d sequences of %d bases read in %.2f s (%.2f s on the processor): %.0f (%.0f) Mbases/s%n",
                    files.size(),
                    (found - start) / 1e9,
                    plan.batches().size(),
                    (planned - found) / 1e9,
                    sums[0],
                    sums[1],
                    (read - planned) / 1e9,
                    readCpu / 1e9,
                    sums[1] * 1e3 / (read - planned),
                    sums[1] * 1e3 / readCpu);
        }
    }
}
