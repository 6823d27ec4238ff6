package org.codonstream.sequence;

import java.util.Arrays;

/**
 * Where a sequence holds letters that are not A, C, G, T or U: runs in ascending order that neither overlap nor touch.
 * Positions are 0-based, in bases. Which letters they were is not kept: none of them is ever resolved.
 */
public final class LetterRuns {

    /** No such letter. */
    public static final LetterRuns NONE = new LetterRuns(new int[0], new int[0]);

    private final int[] starts;
    private final int[] lengths;

    private LetterRuns(int[] starts, int[] lengths) {
        this.starts = starts;
        this.lengths = lengths;
    }

    /**
     * Makes runs out of copies of two arrays of the same size.
     *
     * @throws IllegalArgumentException if a run is empty, begins below zero, overlaps or touches the one before
     */
    public static LetterRuns of(int[] starts, int[] lengths) {
        if (starts.length != lengths.length) {
            throw new IllegalArgumentException(
                    "letter runs: " + starts.length + " starts but " + lengths.length + " lengths");
        }
        long end = -1;
        for (int run = 0; run < starts.length; run++) {
            if (lengths[run] < 1 || starts[run] <= end) {
                throw new IllegalArgumentException("letter run " + run + " at " + starts[run] + " with length "
                        + lengths[run] + ": must hold a base and begin behind the run before");
            }
            end = (long) starts[run] + lengths[run];
        }
        return starts.length == 0 ? NONE : new LetterRuns(starts.clone(), lengths.clone());
    }

    /** Makes runs out of arrays that nobody else holds and that are known to be in order. */
    static LetterRuns trusted(int[] starts, int[] lengths) {
        return starts.length == 0 ? NONE : new LetterRuns(starts, lengths);
    }

    /** The runs inside {@code [from, to)}, cut at its borders, with positions counted from {@code from}. */
    LetterRuns slice(int from, int to) {
        if (from == to) {
            return NONE;
        }
        int first = firstEndingBehind(from);
        int last = first;
        while (last < starts.length && starts[last] < to) {
            last++;
        }
        int[] slicedStarts = new int[last - first];
        int[] slicedLengths = new int[last - first];
        for (int run = first; run < last; run++) {
            int start = Math.max(starts[run], from);
            long end = Math.min((long) starts[run] + lengths[run], to);
            slicedStarts[run - first] = start - from;
            slicedLengths[run - first] = (int) (end - start);
        }
        return trusted(slicedStarts, slicedLengths);
    }

    private int firstEndingBehind(int position) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if ((long) starts[middle] + lengths[middle] > position) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many runs there are. */
    public int count() {
        return starts.length;
    }

    /** The first position of a run. */
    public int start(int run) {
        return starts[run];
    }

    /** How many bases a run is long. */
    public int length(int run) {
        return lengths[run];
    }

    /** The position behind the last run, 0 if there is none. */
    public long end() {
        return starts.length == 0 ? 0 : (long) starts[starts.length - 1] + lengths[starts.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LetterRuns that
                && Arrays.equals(starts, that.starts)
                && Arrays.equals(lengths, that.lengths);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(lengths);
    }

    @Override
    public String toString() {
        return "LetterRuns" + Arrays.toString(starts) + Arrays.toString(lengths);
    }
}
