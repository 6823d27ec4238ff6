package org.codonstream.flow;

/** A record of the global table: the new usage of a scope, or a position, encoded. */
@SuppressWarnings("ArrayRecordComponent") // handed on within one thread, never compared
public record UsageRecord(byte[] value) implements FlowRecord {}
