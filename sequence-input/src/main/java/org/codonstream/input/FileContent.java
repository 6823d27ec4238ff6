package org.codonstream.input;

import java.util.List;

/** What a file turned out to be when it was opened for the first time. */
public sealed interface FileContent permits ParquetContent, FlatContent {

    /** Its rows in file order, without empty sections. */
    List<? extends RowSection> sections();

    /** What its format calls a row, for messages. */
    String nameOfRow();
}
