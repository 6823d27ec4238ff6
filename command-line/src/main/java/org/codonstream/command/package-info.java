/** The frame of a command line program, and the options that several programs share. */
@NullMarked
package org.codonstream.command;

import org.jspecify.annotations.NullMarked;
