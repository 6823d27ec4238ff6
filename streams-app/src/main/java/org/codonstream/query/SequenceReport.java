package org.codonstream.query;

import java.util.Map;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.schema.LedgerEntry;

/**
 * What the ledger holds for one identity.
 *
 * @param readings the counts of every reading; empty where it is retracted
 */
public record SequenceReport(String identity, LedgerEntry entry, Map<Reading, CodonCounts> readings) {}
