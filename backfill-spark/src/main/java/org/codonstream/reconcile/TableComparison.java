package org.codonstream.reconcile;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.codonstream.codon.Codon;
import org.codonstream.codon.CodonCounts;
import org.codonstream.codon.Reading;
import org.codonstream.reconcile.UsageTopic.PublishedUsage;
import org.codonstream.recount.ScopeTotals;
import org.codonstream.schema.Codecs;
import org.codonstream.schema.UnreadableRecordException;
import org.codonstream.schema.Values;
import org.codonstream.usage.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Holds the public tables against the sums of the ledger, scope by scope. A table that changed while the ledger was read
 * can't be compared: it may contain more than what was read. One that did not change contains exactly that, since nothing
 * that was decided meanwhile belongs to it.
 *
 * @param compared tables that could be compared
 * @param changed tables that changed meanwhile
 * @param differing how many of those compared differ
 * @param first sentences about the first of them
 */
record TableComparison(long compared, long changed, long differing, List<String> first) {

    private static final int NAMED = 20;

    TableComparison {
        first = List.copyOf(first);
    }

    /**
     * Compares.
     *
     * @param ledger rows of {@link LedgerTopic#read}
     * @param before the tables as they were before the ledger was read
     * @param after the tables once they contain all that the ledger can have contained when it was read
     */
    static TableComparison of(
            Dataset<Row> ledger, Map<String, PublishedUsage> before, Map<String, PublishedUsage> after) {
        Tally tally = new Tally(before, after);
        Set<String> withoutSequences = new TreeSet<>(after.keySet());
        Iterator<Row> sums = ScopeTotals.of(ledger).toLocalIterator();
        while (sums.hasNext()) {
            Row row = sums.next();
            withoutSequences.remove(row.getString(0));
            tally.add(row.getString(0), Values.usage(Codecs.SCOPE_USAGE.decodeOwn(row.getAs(1))));
        }
        withoutSequences.forEach(scope -> tally.add(scope, Usage.ZERO));
        return new TableComparison(tally.compared, tally.changed, tally.differing, tally.first);
    }

    /** Takes one scope after the other. */
    private static final class Tally {

        private final Map<String, PublishedUsage> before;
        private final Map<String, PublishedUsage> after;
        private final List<String> first = new ArrayList<>();
        private long compared;
        private long changed;
        private long differing;

        Tally(Map<String, PublishedUsage> before, Map<String, PublishedUsage> after) {
            this.before = before;
            this.after = after;
        }

        void add(String scope, Usage sum) {
            PublishedUsage published = after.get(scope);
            if (hasChanged(before.get(scope), published)) {
                changed++;
                return;
            }
            compared++;
            String difference = difference(scope, sum, published);
            if (difference != null) {
                differing++;
                if (first.size() < NAMED) {
                    first.add(difference);
                }
            }
        }
    }

    private static boolean hasChanged(@Nullable PublishedUsage before, @Nullable PublishedUsage after) {
        return after == null ? before != null : before == null || before.offset() != after.offset();
    }

    private static @Nullable String difference(String scope, Usage sum, @Nullable PublishedUsage published) {
        Usage usage;
        try {
            usage = published == null ? Usage.ZERO : Values.usage(Codecs.SCOPE_USAGE.decode(published.value()));
        } catch (UnreadableRecordException e) {
            return "table " + scope + " can't be read: " + e.sentence();
        }
        return sum.equals(usage)
                ? null
                : "table " + scope + "\n  ledger: " + text(sum) + "\n  table:  " + text(usage) + firstCodon(sum, usage);
    }

    private static String text(Usage usage) {
        return String.format(
                Locale.ROOT,
                "%,d sequences, %,d coding sequences, %,d bases",
                usage.sequences(),
                usage.codingSequences(),
                usage.bases());
    }

    private static String firstCodon(Usage sum, Usage usage) {
        for (Reading reading : Reading.values()) {
            for (int codon = 0; codon < CodonCounts.CODONS; codon++) {
                long ours = sum.reading(reading).codon(codon);
                long theirs = usage.reading(reading).codon(codon);
                if (ours != theirs) {
                    return String.format(
                            Locale.ROOT,
                            "\n  %s %s: %,d against %,d",
                            reading.label(),
                            Codon.text(codon),
                            ours,
                            theirs);
                }
            }
        }
        return "";
    }
}
