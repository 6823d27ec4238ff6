/**
 * What stands in Kafka records and stores: Avro records generated from the schemas, their encoding and their checks. Not
 * null-marked as a whole, because the generated classes do not say which of their fields may be null; the schemas do.
 */
package org.codonstream.schema;
