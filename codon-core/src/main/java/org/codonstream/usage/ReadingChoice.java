package org.codonstream.usage;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.jspecify.annotations.Nullable;

/**
 * The counts that a table shows: those of one reading, or the sum of a frame on both strands.
 *
 * @param readings one reading, or a forward frame and the reverse one of the same number
 */
public record ReadingChoice(List<Reading> readings) {

    public ReadingChoice {
        readings = List.copyOf(readings);
        boolean bothStrands =
                readings.size() == 2 && isForward(readings.get(0)) && otherStrand(readings.get(0)) == readings.get(1);
        if (readings.size() != 1 && !bothStrands) {
            throw new IllegalArgumentException(
                    "readings " + readings + ": must be one, or a frame and the reverse one of its number");
        }
    }

    /** One reading alone. */
    public static ReadingChoice of(Reading reading) {
        return new ReadingChoice(List.of(reading));
    }

    /**
     * A frame on the strands that are wanted.
     *
     * @param strands null for the reading as it is
     * @throws IllegalArgumentException if strands are named for a reading that has strands of its own
     */
    public static ReadingChoice of(Reading reading, @Nullable StrandChoice strands) {
        if (strands == null) {
            return of(reading);
        }
        if (!isForward(reading)) {
            throw new IllegalArgumentException("strand " + strands.label() + ": reading " + reading.label()
                    + (reading == Reading.CDS
                            ? " takes each coding sequence from its own strand"
                            : " is one of the other strand already")
                    + "; leave the strand out, or take frame0, frame1 or frame2");
        }
        return switch (strands) {
            case FORWARD -> of(reading);
            case REVERSE -> of(otherStrand(reading));
            case BOTH -> new ReadingChoice(List.of(reading, otherStrand(reading)));
        };
    }

    /** Such as {@code frame0}, {@code cds}, or {@code frame0+reverse0} for both strands. */
    public String label() {
        return readings.stream().map(Reading::label).collect(Collectors.joining("+"));
    }

    /** Whether annotated coding sequences are shown rather than whole sequences. */
    public boolean isCoding() {
        return readings.get(0) == Reading.CDS;
    }

    /** Whether a frame and the reverse one of its number are added up. */
    public boolean isOfBothStrands() {
        return readings.size() == 2;
    }

    /** The counts to show, from those of each reading. */
    public CodonCounts counts(Function<Reading, CodonCounts> ofReading) {
        return readings.stream().map(ofReading).reduce(CodonCounts.ZERO, CodonCounts::plus);
    }

    private static boolean isForward(Reading reading) {
        return switch (reading) {
            case FRAME0, FRAME1, FRAME2 -> true;
            case REVERSE0, REVERSE1, REVERSE2, CDS -> false;
        };
    }

    private static Reading otherStrand(Reading forward) {
        return switch (forward) {
            case FRAME0 -> Reading.REVERSE0;
            case FRAME1 -> Reading.REVERSE1;
            case FRAME2 -> Reading.REVERSE2;
            case REVERSE0, REVERSE1, REVERSE2, CDS ->
                throw new IllegalArgumentException("reading " + forward.label() + ": is no forward frame");
        };
    }
}
