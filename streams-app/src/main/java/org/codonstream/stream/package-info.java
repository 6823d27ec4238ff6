/** The streams app: its topology, what it is set to, and how it runs. */
@NullMarked
package org.codonstream.stream;

import org.jspecify.annotations.NullMarked;
