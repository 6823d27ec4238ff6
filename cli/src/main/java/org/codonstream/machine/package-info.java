/** Everything on one machine: the embedded broker and the streams app over one data folder. */
@NullMarked
package org.codonstream.machine;

import org.jspecify.annotations.NullMarked;
