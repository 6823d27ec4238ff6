/** Blocks and other records of the input topics, checked and counted whole. */
@NullMarked
package org.codonstream.block;

import org.jspecify.annotations.NullMarked;
