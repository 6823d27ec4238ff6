/** Programs that are killed, interrupted or short of memory, as real processes over a real broker. */
package org.codonstream.recovery;
