package org.codonstream.query;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codonstream.codon.CodonCounter;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.FrameCounts;
import org.codonstream.codon.Reading;
import org.codonstream.decision.Contributions;
import org.codonstream.ledger.LedgerProcessor;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.LedgerCounts;
import org.codonstream.schema.LedgerEntry;
import org.codonstream.schema.Values;
import org.codonstream.sequence.Accession;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.usage.CodingCounts;
import org.jspecify.annotations.Nullable;

/** Questions to the ledger, which the instance with the identity's partition answers. */
public final class SequenceQueries {

    private final Stores stores;

    SequenceQueries(Stores stores) {
        this.stores = stores;
    }

    /**
     * The identities that an id may stand for, in the order to look them up: as an accession, with its source, as it is.
     * Which rule holds stands in a topic that this app does not keep, and at most one of them is in its ledger.
     */
    public static List<String> identities(String id, @Nullable String source) {
        Set<String> identities = new LinkedHashSet<>();
        if (Accession.parse(id).isPresent() || (source != null && !source.isBlank())) {
            identities.add(IdentityRule.ACCESSION.identify(id, source).identity());
        }
        identities.add(id);
        return new ArrayList<>(identities);
    }

    /** What is held for an identity. */
    public Answer<SequenceReport> sequence(String identity) {
        return stores.inPartitionOf(LedgerProcessor.LEDGER_STORE, identity, partition -> {
            byte[] stored =
                    stores.keyValues(LedgerProcessor.LEDGER_STORE, partition).get(identity);
            if (stored == null) {
                return new Answer.Absent<>("no sequence " + identity + " was ever published");
            }
            LedgerEntry entry = Codecs.LEDGER_ENTRY.decodeOwn(stored);
            LedgerCounts held = entry.getCounted();
            return new Answer.Found<>(new SequenceReport(identity, entry, held == null ? Map.of() : readings(held)));
        });
    }

    private static Map<Reading, CodonCounts> readings(LedgerCounts held) {
        FrameCounts frames = Contributions.frames(held, new CodonCounter());
        Map<Reading, CodonCounts> readings = new EnumMap<>(Reading.class);
        for (Reading reading : Reading.values()) {
            readings.put(reading, reading == Reading.CDS ? coding(held) : frames.reading(reading));
        }
        return readings;
    }

    private static CodonCounts coding(LedgerCounts held) {
        return Values.codingCounts(held.getCoding()).stream()
                .map(CodingCounts::counts)
                .reduce(CodonCounts.ZERO, CodonCounts::plus);
    }
}
