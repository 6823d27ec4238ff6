package org.codonstream.rest;

import java.nio.charset.StandardCharsets;

/**
 * What goes back over HTTP.
 *
 * @param retryAfter seconds after which asking again helps, 0 where it does not
 */
@SuppressWarnings("ArrayRecordComponent") // handed from a route to the socket, never compared
record Reply(int status, String contentType, int retryAfter, byte[] body) {

    static final int OK = 200;
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int INTERNAL_ERROR = 500;
    static final int UNAVAILABLE = 503;

    static final String JSON = "application/json";
    static final String TEXT = "text/plain;charset=utf-8";

    static final int SOON = 1;

    static Reply text(String contentType, String text) {
        return new Reply(OK, contentType, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply json(Object view) {
        return new Reply(OK, JSON, 0, Json.bytes(view));
    }

    static Reply error(int status, String sentence) {
        return new Reply(status, JSON, status == UNAVAILABLE ? SOON : 0, Json.bytes(new ErrorView(sentence)));
    }

    private record ErrorView(String error) {}
}
