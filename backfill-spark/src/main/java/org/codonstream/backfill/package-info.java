/** The program that people start. */
@org.jspecify.annotations.NullMarked
package org.codonstream.backfill;
