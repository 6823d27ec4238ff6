package org.codonstream.query;

import org.codonstream.usage.Scope;

/** A scope and how much is counted in it. */
public record ScopeSummary(Scope scope, long sequences, long codingSequences, long bases) {}
