package org.codonstream.flow;

/** A value on its way through the topology. */
public sealed interface FlowRecord permits CountedRecord, DifferenceRecord, UsageRecord, RefusedRecord {}
