package org.codonstream.flatfile;

/** How much of a record is wanted. */
public enum Detail {
    /** Its id and how long it is; a GenBank record's features are passed over. */
    HEADING,
    /** All that is known of it. */
    WHOLE
}
