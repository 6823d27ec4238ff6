package org.codonstream.recount;

import java.io.Serializable;

/** Says to people where an event stands. */
@FunctionalInterface
interface PositionNames extends Serializable {

    /** Such as {@code genomes/a.parquet, row 17}. */
    String name(String identity, long position);
}
