package org.codonstream.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.command.CommandException;
import org.codonstream.input.SequenceRow;
import org.codonstream.sequence.BasePacker;

/**
 * What the counter of this project says of a folder, against which every program is held.
 *
 * @param frames sums over all sequences
 */
record KnownCounts(Totals totals, FrameCounts frames) {
    private static final int LINE = 80;

    /** Counts a folder and writes it as FASTA on the way, for programs that do not read Parquet. */
    static KnownCounts of(String folder, Path fasta) {
        Counting counting = new Counting();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fasta))) {
            Sequences.forEach(folder, row -> {
                counting.add(row);
                write(row, out);
            });
        } catch (IOException | UncheckedIOException e) {
            throw new CommandException(fasta + " can't be written: " + e.getMessage(), e);
        }
        return new KnownCounts(counting.totals, counting.frames);
    }

    private static void write(SequenceRow row, OutputStream out) {
        try {
            out.write((">" + row.id() + "\n").getBytes(StandardCharsets.UTF_8));
            for (int from = 0; from < row.length(); from += LINE) {
                out.write(row.letters(), row.offset() + from, Math.min(LINE, row.length() - from));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks what a program counted.
     *
     * @throws CommandException if one codon is counted otherwise
     */
    void require(String program, Words words, Map<String, Long> counted) {
        CodonCounts known = of(words);
        long sum = 0;
        for (int index = 0; index < CodonCounts.CODONS; index++) {
            String codon = Codon.text(index);
            long theirs = counted.getOrDefault(codon, 0L);
            boolean equal = words == Words.FRAME0_AND_WHAT_IS_AMBIGUOUS
                    ? theirs >= known.codon(index)
                    : theirs == known.codon(index);
            if (!equal) {
                throw new CommandException(program + " counts " + codon + " " + theirs + " times instead of "
                        + known.codon(index) + ": they do not count the same, or one of them is wrong");
            }
            sum += theirs;
        }
        if (words == Words.FRAME0_AND_WHAT_IS_AMBIGUOUS && sum != known.counted() + known.ambiguous()) {
            throw new CommandException(program + " counts " + sum + " codons instead of "
                    + (known.counted() + known.ambiguous()) + ", ambiguous ones included");
        }
    }

    private CodonCounts of(Words words) {
        return switch (words) {
            case FRAME0, FRAME0_AND_WHAT_IS_AMBIGUOUS -> frames.frame0();
            case FRAME1 -> frames.frame1();
            case ALL_FRAMES -> frames.frame0().plus(frames.frame1()).plus(frames.frame2());
        };
    }

    /** What a program counts. */
    enum Words {
        FRAME0,
        /** From the second base on. */
        FRAME1,
        /** Ambiguous letters are taken for bases. */
        FRAME0_AND_WHAT_IS_AMBIGUOUS,
        ALL_FRAMES
    }

    private static final class Counting {
        private final BasePacker packer = new BasePacker();
        private final CodonCounter counter = new CodonCounter();
        private Totals totals = new Totals(0, 0);
        private FrameCounts frames = FrameCounts.EMPTY;

        void add(SequenceRow row) {
            totals = totals.plus(new Totals(1, row.length()));
            frames = frames.plus(counter.count(packer.pack(row.letters(), row.offset(), row.length())));
        }
    }
}
