package org.codonstream.query;

/**
 * What a store answers. "Not here" and "not now" are answers of their own, so that nobody takes a store that is being
 * restored, or that another instance has, for one that holds nothing.
 */
public sealed interface Answer<T> {

    /** The value asked for. */
    record Found<T>(T value) implements Answer<T> {}

    /**
     * There is no such thing, and this instance is the one to know.
     *
     * @param sentence says what there is none of
     */
    record Absent<T>(String sentence) implements Answer<T> {}

    /** Another instance has the answer; its REST API listens there. */
    record OnHost<T>(String host, int port) implements Answer<T> {}

    /**
     * The answer can't be given at this moment; asking again a little later helps.
     *
     * @param reason one sentence
     */
    record NotReady<T>(String reason) implements Answer<T> {}
}
