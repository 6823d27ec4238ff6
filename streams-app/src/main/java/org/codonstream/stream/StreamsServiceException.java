package org.codonstream.stream;

/** The streams app can't be started or reset as things are. The message is a sentence for people. */
public final class StreamsServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StreamsServiceException(String message) {
        super(message);
    }

    StreamsServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}
