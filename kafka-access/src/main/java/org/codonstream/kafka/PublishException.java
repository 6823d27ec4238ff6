package org.codonstream.kafka;

/** Something could not be published, read, asked or replayed. The message is one sentence for people. */
public class PublishException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PublishException(String sentence) {
        super(sentence);
    }

    public PublishException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
