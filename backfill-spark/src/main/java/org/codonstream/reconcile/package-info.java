/** The proof that the stream is right, and what mends it where it is not. */
@org.jspecify.annotations.NullMarked
package org.codonstream.reconcile;
