package org.codonstream.flatfile;

/** Only counts letters, for whoever wants no more than a record's heading. */
public final class CountedLetters implements LetterSink {

    private long length;

    @Override
    public void begin() {
        length = 0;
    }

    @Override
    public void append(byte[] bytes, int offset, int letters) {
        length += letters;
    }

    @Override
    public long length() {
        return length;
    }
}
