/** What stands in Kafka records and stores: Avro records generated from the schemas, their encoding and their checks. */
@org.jspecify.annotations.NullMarked
package org.codonstream.schema;
