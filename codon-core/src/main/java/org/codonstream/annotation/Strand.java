package org.codonstream.annotation;

/** On which strand of a sequence something lies. */
public enum Strand {
    /** As the sequence is written. */
    FORWARD("+"),
    /** The reverse complement. */
    REVERSE("-");

    private final String sign;

    Strand(String sign) {
        this.sign = sign;
    }

    /** {@code +} or {@code -}, as tables of features write it. */
    public String sign() {
        return sign;
    }
}
