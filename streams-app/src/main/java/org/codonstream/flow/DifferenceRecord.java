package org.codonstream.flow;

import org.codonstream.schema.UsageDifference;

/** A numbered difference on its way to a usage partition. */
public record DifferenceRecord(UsageDifference difference) implements FlowRecord {}
