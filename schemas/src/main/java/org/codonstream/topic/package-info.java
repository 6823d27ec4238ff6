/** The topics: their names, settings, and which partition something lives in. */
@org.jspecify.annotations.NullMarked
package org.codonstream.topic;
