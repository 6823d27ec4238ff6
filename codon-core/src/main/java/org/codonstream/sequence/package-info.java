/** Sequences: packed bases, ids and identities, digests, what a sequence is filed under. */
@org.jspecify.annotations.NullMarked
package org.codonstream.sequence;
