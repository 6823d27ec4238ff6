/** The codonstream command: what users type, and what it says. */
@org.jspecify.annotations.NullMarked
package org.codonstream.cli;
