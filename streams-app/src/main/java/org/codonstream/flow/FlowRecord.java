package org.codonstream.flow;

/** A value on its way through the topology. */
public sealed interface FlowRecord permits AcceptedRecord, DifferenceRecord, UsageRecord, RefusedRecord {}
