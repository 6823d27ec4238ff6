/** The ledger's rules: what a counted sequence or a retraction changes of what is counted for its identity. */
@NullMarked
package org.codonstream.decision;

import org.jspecify.annotations.NullMarked;
