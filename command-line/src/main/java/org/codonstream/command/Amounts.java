package org.codonstream.command;

import java.util.Locale;

/** Numbers as people read them. */
public final class Amounts {
    private Amounts() {}

    /** {@code 1 batch}, {@code 32,240 sequences}. */
    public static String of(long number, String one, String several) {
        return grouped(number) + " " + (number == 1 ? one : several);
    }

    /** {@code 32,240}. */
    public static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 2,688 Mbases}. */
    public static String megabases(long bases) {
        return String.format(Locale.ROOT, bases < 100_000_000 ? "%,.1f Mbases" : "%,.0f Mbases", bases / 1e6);
    }

    /** A rate in millions of bases a second: {@code 153.2 Mbases/s}. */
    public static String rate(long bases, long nanos) {
        double megabases = bases * 1e3 / Math.max(1, nanos);
        return String.format(Locale.ROOT, megabases < 100 ? "%.1f Mbases/s" : "%,.0f Mbases/s", megabases);
    }
}
