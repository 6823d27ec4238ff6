/** Publishing: blocks and manifests in Kafka transactions, resuming, retracting, waiting for the tables, replaying dead letters. */
@org.jspecify.annotations.NullMarked
package org.codonstream.publish;
