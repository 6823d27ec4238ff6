/** What flows between the nodes of the topology. */
@NullMarked
package org.codonstream.flow;

import org.jspecify.annotations.NullMarked;
