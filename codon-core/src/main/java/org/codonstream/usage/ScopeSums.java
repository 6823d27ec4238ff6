package org.codonstream.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
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
        NavigableMap<Scope, Usage> usages = new TreeMap<>();
        forEach(usages::put);
        return usages;
    }

    /** Says for one scope after the other, in their order, by how much its usage changes, and keeps none of them. */
    public void forEach(BiConsumer<Scope, Usage> action) {
        SortedMap<Scope, List<Part>> parts = new TreeMap<>();
        groups.forEach((group, sum) -> spread(group, sum, parts));
        parts.forEach((scope, partsOfScope) -> {
            UsageSum sum = new UsageSum();
            partsOfScope.forEach(part -> part.addTo(sum));
            Usage usage = sum.toUsage();
            if (!usage.isZero()) {
                action.accept(scope, usage);
            }
        });
    }

    private static void spread(Group group, UsageSum sum, SortedMap<Scope, List<Part>> parts) {
        Filing filing = group.filing();
        Part whole = scopeSum -> scopeSum.add(sum);
        of(Scope.ALL, parts).add(whole);
        of(Scope.batch(group.batch()), parts).add(whole);
        of(Scope.source(filing.source()), parts).add(whole);
        if (filing.taxonId() != null) {
            of(Scope.taxon(filing.taxonId()), parts).add(whole);
            if (filing.compartment() != null) {
                of(Scope.taxon(filing.taxonId(), filing.compartment()), parts).add(whole);
            }
        }
        if (filing.geneticCode() != null) {
            of(Scope.code(filing.geneticCode()), parts).add(scopeSum -> scopeSum.addWholeSequences(sum));
        }
        for (int geneticCode : sum.codingCodes()) {
            of(Scope.code(geneticCode), parts).add(scopeSum -> scopeSum.addCodingSequences(sum, geneticCode));
        }
    }

    private static List<Part> of(Scope scope, Map<Scope, List<Part>> parts) {
        return parts.computeIfAbsent(scope, absent -> new ArrayList<>(1));
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

    /** What a group brings to the sum of one of its scopes. */
    private interface Part {

        void addTo(UsageSum scopeSum);
    }
}
