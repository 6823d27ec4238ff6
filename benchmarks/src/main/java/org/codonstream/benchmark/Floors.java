package org.codonstream.benchmark;

import org.codonstream.benchmark.Contest.Contestant;

/** The programs that do the least of a stage's work. */
final class Floors {
    private Floors() {}

    /** Reading the bases with parquet-java in one thread. */
    static Contestant columnRead(String folder) {
        return new Contestant("Parquet read", () -> Programs.run("read", Programs.floor(ColumnRead.class, folder)));
    }
}
