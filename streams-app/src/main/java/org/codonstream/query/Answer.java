package org.codonstream.query;

import java.util.function.Function;

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

    /** The same answer with another value where there is one. */
    default <R> Answer<R> map(Function<? super T, ? extends R> function) {
        if (this instanceof Found<T> found) {
            return new Found<>(function.apply(found.value()));
        }
        if (this instanceof Absent<T> absent) {
            return new Absent<>(absent.sentence());
        }
        if (this instanceof OnHost<T> elsewhere) {
            return new OnHost<>(elsewhere.host(), elsewhere.port());
        }
        return new NotReady<>(((NotReady<T>) this).reason());
    }
}
