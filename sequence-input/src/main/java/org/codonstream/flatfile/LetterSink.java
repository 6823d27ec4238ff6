package org.codonstream.flatfile;

/** Where the letters of a record go while it is read. */
public sealed interface LetterSink permits CountedLetters, KeptLetters {

    /** A new record begins. */
    void begin();

    /** The next letters of the record. */
    void append(byte[] bytes, int offset, int length) throws FlatFileException;

    /** How many letters the record has so far. */
    long length();
}
