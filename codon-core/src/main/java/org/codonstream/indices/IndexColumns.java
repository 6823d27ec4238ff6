package org.codonstream.indices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.codonstream.code.CodonFamilies;
import org.codonstream.code.FamilyRule;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.CodonCounts;
import org.jspecify.annotations.Nullable;

/** What a row of indices has, by names that are the same in every format. */
final class IndexColumns {

    /** All names, in their order. */
    static final List<String> NAMES = List.copyOf(of(CodonIndices.of(
                    CodonCounts.ZERO,
                    CodonFamilies.of(GeneticCodes.ncbi().get(1), FamilyRule.AMINO_ACID),
                    CaiReference.ecoli()))
            .keySet());

    private IndexColumns() {}

    /** The values by name: numbers or texts, null where there is no value. */
    static Map<String, @Nullable Object> of(CodonIndices indices) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("genetic_code", indices.families().geneticCode().id());
        columns.put("family", indices.families().rule().label());
        columns.put("cai_reference", indices.caiReference());
        columns.put("codons", indices.counts().counted());
        columns.put("ambiguous", indices.counts().ambiguous());
        columns.put("trailing", indices.counts().trailing());
        columns.put("l_sym", indices.synonymousLength());
        columns.put("l_aa", indices.aminoAcidLength());
        columns.put("stops", indices.stopLength());
        indices.values().forEach((index, value) -> columns.put(index.label(), value.value()));
        indices.aminoAcidUsage().forEach(share -> columns.put("aa_" + share.name(), share.fraction()));
        indices.stopUsage().forEach(share -> columns.put("stop_" + share.name(), share.fraction()));
        return columns;
    }

    /** Why indices have no value: by name, in their order. */
    static Map<String, String> undefined(CodonIndices indices) {
        Map<String, String> reasons = new LinkedHashMap<>();
        indices.values().forEach((index, value) -> {
            if (value.reason() != null) {
                reasons.put(index.label(), value.reason());
            }
        });
        return reasons;
    }

    /** The same as one text: {@code enc: no amino acid of 2 codons occurs often enough; ...}. */
    static String undefinedText(CodonIndices indices) {
        return undefined(indices).entrySet().stream()
                .map(reason -> reason.getKey() + ": " + reason.getValue())
                .collect(Collectors.joining("; "));
    }
}
