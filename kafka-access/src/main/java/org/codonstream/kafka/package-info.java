/**
 * How programs reach Kafka and the streams app: transactions, reading a topic up to its end, manifests, the identity rule of
 * a prefix, waiting for the tables.
 */
@NullMarked
package org.codonstream.kafka;

import org.jspecify.annotations.NullMarked;
