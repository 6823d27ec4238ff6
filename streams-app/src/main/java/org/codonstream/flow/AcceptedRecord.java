package org.codonstream.flow;

import org.codonstream.block.CountedRecord;

/** An input record that was counted, on its way to the ledger. */
public record AcceptedRecord(CountedRecord counted) implements FlowRecord {}
