package org.codonstream.input;

/** Holds one page of a column after the other: the cells of a page are not valid any more once the next is read. */
final class PageBuffer {

    private byte[] bytes = new byte[0];

    byte[] ofAtLeast(int length) {
        if (bytes.length < length) {
            bytes = new byte[0];
            bytes = new byte[length];
        }
        return bytes;
    }

    /** Frees the buffer if it is larger than this. */
    void trim(int largest) {
        if (bytes.length > largest) {
            bytes = new byte[0];
        }
    }
}
