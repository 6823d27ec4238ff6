package org.codonstream.publish;

/** The three arrays of a block, in the order of its schema. */
enum BlockPart {
    SEQUENCES,
    SEGMENTS,
    RETRACTIONS
}
