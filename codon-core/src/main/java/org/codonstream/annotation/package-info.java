/** Annotated coding sequences: where they lie on a sequence, and how their codons are cut out of it. */
@org.jspecify.annotations.NullMarked
package org.codonstream.annotation;
