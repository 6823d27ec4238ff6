/** Makes genomes to measure with, and measures the programs of this project against what does the same work barely. */
@NullMarked
package org.codonstream.benchmark;

import org.jspecify.annotations.NullMarked;
