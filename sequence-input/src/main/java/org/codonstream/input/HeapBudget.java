package org.codonstream.input;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * Keeps concurrent readers within a part of the heap: each takes what its row group (of Parquet) or record (of a flat
 * file) needs before it reads it, and waits until there is so much.
 */
public final class HeapBudget {

    /** 5/8: a row group of 300 MB passes with 512 MB of heap, and its packed bases and a producer fit beside it. */
    private static final long NUMERATOR = 5;

    private static final long DENOMINATOR = 8;
    private static final long UNIT = 1024;
    private static final long MEGABYTE = 1_000_000;
    private static final String LAUNCHER = "set CODONSTREAM_HEAP=%1$dm (-Xmx%1$dm)";

    private final long bytes;
    private final String advice;
    private final Semaphore units;

    /** A budget of so many bytes, at least 1 KiB, for a program of the launcher. */
    public HeapBudget(long bytes) {
        this(bytes, LAUNCHER);
    }

    private HeapBudget(long bytes, String advice) {
        if (bytes < UNIT) {
            throw new IllegalArgumentException("heap budget " + bytes + ": must be at least " + UNIT + " bytes");
        }
        this.bytes = bytes;
        this.advice = advice;
        this.units = new Semaphore(units(bytes), true);
    }

    /** 5/8 of the heap that this JVM may use, which the launcher started. */
    public static HeapBudget ofThisJvm() {
        return ofThisJvm(LAUNCHER);
    }

    /**
     * 5/8 of the heap that this JVM may use.
     *
     * @param advice how to give a JVM of this kind {@code %1$d} MB
     */
    public static HeapBudget ofThisJvm(String advice) {
        return new HeapBudget(Runtime.getRuntime().maxMemory() / DENOMINATOR * NUMERATOR, advice);
    }

    /** How many bytes may be held at once. */
    public long bytes() {
        return bytes;
    }

    /**
     * Refuses files with a row group or record that does not fit, before any is read.
     *
     * @throws InputException naming the file, what it needs, what there is and how to give more
     */
    public void check(List<InputFile> files) {
        for (InputFile file : files) {
            for (RowSection section : file.content().sections()) {
                check(file, section);
            }
        }
    }

    void check(InputFile file, RowSection section) {
        if (section.heapBytes() > bytes) {
            long needed = megabytes(section.heapBytes());
            long heap = megabytes(section.heapBytes() / NUMERATOR * DENOMINATOR) + 1;
            boolean parquet = section instanceof RowGroup;
            throw new InputException(file + (parquet ? ": the row group at row " : ": the longest record from record ")
                    + section.firstRow() + (parquet ? "" : " on") + " needs " + needed + " MB of heap to be read, "
                    + bytes / MEGABYTE + " MB are given (5/8 of -Xmx): " + String.format(Locale.ROOT, advice, heap)
                    + (parquet ? " or write the file with smaller row groups and pages" : ""));
        }
    }

    /**
     * Takes what a section needs, waiting for it. Whoever holds a lease must not wait for another reader.
     *
     * @throws InputException if there can never be so much
     * @throws CancellationException if the thread is interrupted while it waits
     */
    Lease acquire(InputFile file, RowSection section) {
        check(file, section);
        int needed = units(section.heapBytes());
        try {
            units.acquire(needed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading of " + file + " was stopped");
        }
        return () -> units.release(needed);
    }

    private static int units(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }

    /** What is held until closed. */
    interface Lease extends AutoCloseable {
        @Override
        void close();
    }
}
