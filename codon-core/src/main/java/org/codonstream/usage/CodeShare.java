package org.codonstream.usage;

/**
 * How much of a scope one genetic code has, so that a reader sees when a table mixes codes.
 *
 * @param sequences sequences filed under the code
 * @param codingSequences coding sequences that it translates, whatever their sequence is filed under
 */
public record CodeShare(long sequences, long codingSequences) {

    public static final CodeShare ZERO = new CodeShare(0, 0);

    public CodeShare plus(CodeShare other) {
        return new CodeShare(sequences + other.sequences, codingSequences + other.codingSequences);
    }

    public CodeShare negated() {
        return new CodeShare(-sequences, -codingSequences);
    }

    public boolean isZero() {
        return sequences == 0 && codingSequences == 0;
    }
}
