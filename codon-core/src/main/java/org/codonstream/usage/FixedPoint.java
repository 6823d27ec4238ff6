package org.codonstream.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as C's printf writes them: the exact binary value, rounded half to even. Java's formatter differs in ties. */
public final class FixedPoint {

    private FixedPoint() {}

    /** So many decimals. */
    public static String text(double value, int decimals) {
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
    }

    /** With blanks in front up to a width. */
    public static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
