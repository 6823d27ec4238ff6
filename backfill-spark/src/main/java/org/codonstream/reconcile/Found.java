package org.codonstream.reconcile;

/**
 * How much of something was found.
 *
 * @param number of identities
 * @param bases that the recount has of them
 */
record Found(long number, long bases) {

    static final Found NOTHING = new Found(0, 0);

    Found plus(Found other) {
        return new Found(number + other.number, bases + other.bases);
    }
}
