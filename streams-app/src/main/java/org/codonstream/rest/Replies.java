package org.codonstream.rest;

import java.util.function.Function;
import org.codonstream.query.Answer;

/** The one place that turns answers into HTTP: found 200, absent 404, elsewhere a call, not ready 503. */
final class Replies {

    private final Forwarder forwarder;

    Replies(Forwarder forwarder) {
        this.forwarder = forwarder;
    }

    /** The reply to a question whose whole answer is in one place. */
    <T> Reply of(Answer<T> answer, Request request, Function<T, Reply> found) {
        return of(answer, request, request.target(), found);
    }

    /**
     * The reply to a part of a question.
     *
     * @param target path and query that ask another instance for this part
     */
    <T> Reply of(Answer<T> answer, Request request, String target, Function<T, Reply> found) {
        if (answer instanceof Answer.Found<T> here) {
            return found.apply(here.value());
        }
        if (answer instanceof Answer.Absent<T> absent) {
            return Reply.error(Reply.NOT_FOUND, absent.sentence());
        }
        if (answer instanceof Answer.OnHost<T> elsewhere) {
            return request.forwarded()
                    ? Reply.error(Reply.UNAVAILABLE, "the answer moves from this instance to another one")
                    : forwarder.get(elsewhere.host(), elsewhere.port(), target);
        }
        return Reply.error(Reply.UNAVAILABLE, ((Answer.NotReady<T>) answer).reason());
    }

    /** Asks an instance for a part of an answer. */
    Reply ask(String host, int port, String target) {
        return forwarder.get(host, port, target);
    }
}
