package org.codonstream.usage;

/** Whether a table has stop codons in its rows and in the sums that it divides by. */
public enum StopCodons {
    KEEP,
    SKIP
}
