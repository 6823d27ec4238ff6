package org.codonstream.input;

/** Consecutive rows of a file that are read from a place of their own: what one thread reads at a time. */
public sealed interface RowSection permits RowGroup, RecordChunk {

    /** Number of its first row in the file, from 1. */
    long firstRow();

    /** At least 1. */
    long rows();

    /** What reading it holds at once, at most, in bytes. */
    long heapBytes();

    /** About how many bytes of the file have to be read for its sequences. */
    long sequenceBytes();

    /** The number behind its last row. */
    default long endRow() {
        return firstRow() + rows();
    }
}
