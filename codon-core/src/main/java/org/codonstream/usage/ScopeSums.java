package org.codonstream.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.codonstream.sequence.Filing;
import org.jspecify.annotations.Nullable;

/**
 * Spreads sequences over the scopes they belong to. Sequences of one filing and batch belong to the same scopes, so they
 * are summed first, and only the sums are spread. Not thread-safe.
 */
public final class ScopeSums {

    private final Map<Group, UsageSum> groups = new HashMap<>();
    private @Nullable Group lastGroup;
    private @Nullable UsageSum lastSum;

    /** Adds a sequence that is counted because of a batch. */
    public void add(SequenceUsage usage, String batch) {
        sum(usage.filing(), batch).add(usage);
    }

    /** Takes away a sequence that was counted because of a batch. */
    public void subtract(SequenceUsage usage, String batch) {
        sum(usage.filing(), batch).subtract(usage);
    }

    /** By how much the usage of each scope changes; scopes that do not change are left out. */
    public SortedMap<Scope, Usage> toUsages() {
        SortedMap<Scope, UsageSum> sums = new TreeMap<>();
        groups.forEach((group, sum) -> spread(group, sum, sums));
        SortedMap<Scope, Usage> usages = new TreeMap<>();
        sums.forEach((scope, sum) -> {
            Usage usage = sum.toUsage();
            if (!usage.isZero()) {
                usages.put(scope, usage);
            }
        });
        return usages;
    }

    private static void spread(Group group, UsageSum sum, SortedMap<Scope, UsageSum> sums) {
        Filing filing = group.filing();
        of(Scope.ALL, sums).add(sum);
        of(Scope.batch(group.batch()), sums).add(sum);
        of(Scope.source(filing.source()), sums).add(sum);
        if (filing.taxonId() != null) {
            of(Scope.taxon(filing.taxonId()), sums).add(sum);
            if (filing.compartment() != null) {
                of(Scope.taxon(filing.taxonId(), filing.compartment()), sums).add(sum);
            }
        }
        if (filing.geneticCode() != null) {
            of(Scope.code(filing.geneticCode()), sums).addWholeSequences(sum);
        }
        for (int geneticCode : sum.codingCodes()) {
            of(Scope.code(geneticCode), sums).addCodingSequences(sum, geneticCode);
        }
    }

    private static UsageSum of(Scope scope, Map<Scope, UsageSum> sums) {
        return sums.computeIfAbsent(scope, absent -> new UsageSum());
    }

    private UsageSum sum(Filing filing, String batch) {
        if (lastSum != null
                && lastGroup != null
                && lastGroup.batch().equals(batch)
                && lastGroup.filing().equals(filing)) {
            return lastSum;
        }
        Group group = new Group(filing, batch);
        UsageSum sum = groups.computeIfAbsent(group, absent -> new UsageSum());
        lastGroup = group;
        lastSum = sum;
        return sum;
    }

    private record Group(Filing filing, String batch) {}
}
