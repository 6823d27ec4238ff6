/** The genetic codes of NCBI. */
@org.jspecify.annotations.NullMarked
package org.codonstream.code;
