package org.codonstream.input;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.AnnotationReader;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.RawFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Topology;
import org.jspecify.annotations.Nullable;

/**
 * A coding sequence as cells state it. Its location decides where it lies, by the same rules as in a flat file; what else
 * is stated of that must agree, because equal locations are taken for equal content when a sequence is published again.
 *
 * @param place in its list, from 1
 */
record StatedFeature(
        int place,
        @Nullable Long number,
        @Nullable String location,
        @Nullable List<StatedSegment> segments,
        @Nullable Long codonStart,
        @Nullable Long geneticCode,
        @Nullable String gene,
        @Nullable String proteinId,
        @Nullable String partial,
        @Nullable String exception,
        @Nullable List<@Nullable String> translExcept) {

    static final String NO_LOCATION = "no location";

    /** Takes the good ones and rejects the others. */
    static Annotation check(List<StatedFeature> stated, int sequenceLength, @Nullable Topology topology) {
        List<CodingFeature> good = new ArrayList<>();
        List<RejectedFeature> rejected = new ArrayList<>();
        for (StatedFeature feature : stated) {
            String missing = feature.missing();
            if (missing != null) {
                rejected.add(feature.rejected(missing));
                continue;
            }
            Annotation read = AnnotationReader.read(
                    List.of(feature.raw()), sequenceLength, topology == null ? Topology.LINEAR : topology);
            rejected.addAll(read.rejected());
            for (CodingFeature coding : read.features()) {
                String contradiction = feature.contradiction(coding);
                if (contradiction == null) {
                    good.add(coding);
                } else {
                    rejected.add(feature.rejected(contradiction));
                }
            }
        }
        rejected.sort(Comparator.comparingInt(RejectedFeature::number));
        return new Annotation(good, rejected);
    }

    private RejectedFeature rejected(String reason) {
        return new RejectedFeature(
                numberIsGood() ? checkedNumber() : place, location == null ? NO_LOCATION : location, reason);
    }

    /** What must be stated and is not, null if nothing. */
    private @Nullable String missing() {
        if (!numberIsGood()) {
            return "number " + number + ": must be 1 to " + Integer.MAX_VALUE;
        }
        if (location == null || location.isBlank()) {
            return "it has no location: state where it lies as INSDC writes it, such as complement(12..50)";
        }
        if (geneticCode == null) {
            return "it has no genetic_code: state NCBI's number of the code that translates it";
        }
        return null;
    }

    private boolean numberIsGood() {
        return number == null || (number >= 1 && number <= Integer.MAX_VALUE);
    }

    private int checkedNumber() {
        return number == null ? place : number.intValue();
    }

    private RawFeature raw() {
        Map<String, List<String>> qualifiers = new HashMap<>();
        put(qualifiers, "codon_start", codonStart);
        put(qualifiers, "transl_table", geneticCode);
        put(qualifiers, "gene", gene);
        put(qualifiers, "protein_id", proteinId);
        put(qualifiers, "exception", exception);
        if (translExcept != null) {
            qualifiers.put(
                    "transl_except",
                    translExcept.stream().filter(Objects::nonNull).toList());
        }
        return new RawFeature(checkedNumber(), String.valueOf(location), qualifiers);
    }

    private static void put(Map<String, List<String>> qualifiers, String name, @Nullable Object value) {
        if (value != null) {
            qualifiers.put(name, List.of(value.toString()));
        }
    }

    /** Where cells say something else than the location does, null if they agree or say nothing. */
    private @Nullable String contradiction(CodingFeature coding) {
        String found = coding.partial().label();
        if (partial != null && !partial.equals(found)) {
            return "partial is " + partial + " but its location says " + found + ": mend one of them";
        }
        if (segments == null) {
            return null;
        }
        if (segments.size() != coding.segments().size()) {
            return "it has " + segments.size() + " segments but its location has "
                    + coding.segments().size() + ": mend one of them";
        }
        for (int i = 0; i < segments.size(); i++) {
            StatedSegment located = StatedSegment.of(coding.segments().get(i));
            if (!segments.get(i).equals(located)) {
                return "segment " + (i + 1) + " is " + segments.get(i) + " but its location says " + located
                        + " (from 0, the end not included): mend one of them";
            }
        }
        return null;
    }
}
