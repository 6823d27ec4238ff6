package org.codonstream.flow;

import org.codonstream.schema.DeadLetter;

/** A record on its way to the dead letters. */
public record RefusedRecord(DeadLetter letter) implements FlowRecord {}
