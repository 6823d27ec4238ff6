package org.codonstream.benchmark;

/** What floors are called. */
final class Floors {
    static final String PARQUET_READ = "Parquet read";
    static final String BARE_PRODUCER = "bare producer";
    static final String BARE_CONSUMER = "bare consumer";
    static final String SPARK_SCAN = "Spark's scan";
    static final String COMPSEQ = "compseq";

    private Floors() {}
}
