/** Publishing: blocks and manifests in Kafka transactions, resuming, retracting, replaying dead letters. */
@org.jspecify.annotations.NullMarked
package org.codonstream.publish;
