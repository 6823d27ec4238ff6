package org.codonstream.convert;

import org.jspecify.annotations.Nullable;

/** A conversion that cannot go on for another reason than its input. The message is one sentence for the user. */
public final class ConvertException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConvertException(String sentence) {
        super(sentence);
    }

    public ConvertException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
