package org.codonstream.batch;

import org.codonstream.sequence.SequenceIdentity;

/** 64 bits that stand for an identity and its version in the check of all ids; equal ones are compared exactly. */
final class IdentityHash {

    /** Stands for a row without an identity. */
    static final long NONE = 0;

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private IdentityHash() {}

    /** Never {@link #NONE}. */
    static long of(SequenceIdentity identity) {
        String text = identity.identity();
        long hash = identity.version() + MULTIPLIER;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 32;
        }
        // MurmurHash3's finalizer: every bit depends on every other.
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        hash ^= hash >>> 33;
        return hash == NONE ? 1 : hash;
    }
}
