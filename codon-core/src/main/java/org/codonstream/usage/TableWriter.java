package org.codonstream.usage;

import java.io.IOException;

/** Writes a table in one format. */
interface TableWriter {

    void write(TableHeading heading, CodonUsageTable table, Appendable out) throws IOException;
}
