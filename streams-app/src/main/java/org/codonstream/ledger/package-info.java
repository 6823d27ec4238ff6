/** The ledger: what is counted for each identity now, and what a publication changes of it. */
@NullMarked
package org.codonstream.ledger;

import org.jspecify.annotations.NullMarked;
