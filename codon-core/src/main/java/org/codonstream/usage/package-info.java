/** Codon usage: what is counted for a scope, and tables made of it. */
@org.jspecify.annotations.NullMarked
package org.codonstream.usage;
