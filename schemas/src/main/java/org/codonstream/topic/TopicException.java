package org.codonstream.topic;

/** Topics that are not as they must be, or a broker that could not be asked. The message is a sentence for people. */
public final class TopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TopicException(String message) {
        super(message);
    }

    public TopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
