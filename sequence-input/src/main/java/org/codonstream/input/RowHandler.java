package org.codonstream.input;

/** Takes the rows of a range in file order. What it throws ends the reading and comes out as it is. */
public interface RowHandler {

    /** A row that can be used; its letters are valid only during this call. */
    void sequence(SequenceRow row);

    /** A row that cannot be used. */
    void badRow(BadRow row);
}
