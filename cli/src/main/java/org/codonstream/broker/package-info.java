/** A real Kafka broker of one's own, as a child process over a data folder. */
@org.jspecify.annotations.NullMarked
package org.codonstream.broker;
