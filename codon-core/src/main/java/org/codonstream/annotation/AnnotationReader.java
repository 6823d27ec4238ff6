package org.codonstream.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.codonstream.code.GeneticCodes;
import org.jspecify.annotations.Nullable;

/**
 * Understands the CDS features of a flat file by the rules of the INSDC feature table. One that breaks them is rejected
 * alone, and the others stand; a pseudo one is no coding sequence and is left out, whatever its location says.
 */
public final class AnnotationReader {

    /** Far above the longest one known, titin's with about 110,000; each must fit one record of Kafka. */
    static final int MOST_BASES = 3_000_000;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int STANDARD_CODE = 1;

    private AnnotationReader() {}

    /**
     * Reads the coding sequences of a record.
     *
     * @param features all its CDS features in the order of the record, pseudo ones too
     * @param recordLength in bases
     */
    public static Annotation read(List<RawFeature> features, int recordLength, Topology topology) {
        List<CodingFeature> good = new ArrayList<>();
        List<RejectedFeature> rejected = new ArrayList<>();
        for (RawFeature feature : features) {
            if (feature.has("pseudo") || feature.has("pseudogene")) {
                continue;
            }
            String location = WHITE_SPACE.matcher(feature.location()).replaceAll("");
            try {
                good.add(read(feature, location, recordLength, topology));
            } catch (RejectedException e) {
                rejected.add(new RejectedFeature(
                        feature.number(),
                        location.isEmpty() ? "an empty location" : location,
                        String.valueOf(e.getMessage())));
            }
        }
        return new Annotation(good, rejected);
    }

    private static CodingFeature read(RawFeature feature, String text, int recordLength, Topology topology)
            throws RejectedException {
        Location location = LocationParser.parse(text, recordLength, topology);
        CodingFeature coding = new CodingFeature(
                feature.number(),
                text,
                location.segments(),
                codonStart(feature),
                geneticCode(feature),
                gene(feature),
                feature.first("protein_id"),
                location.partial(),
                exception(feature),
                feature.values("transl_except"));
        requireLength(coding);
        return coding;
    }

    private static void requireLength(CodingFeature coding) throws RejectedException {
        if (coding.length() > MOST_BASES) {
            throw new RejectedException("it joins " + coding.length() + " bases: must be at most " + MOST_BASES);
        }
        if (coding.length() < coding.codonStart()) {
            throw new RejectedException(
                    "codon_start " + coding.codonStart() + " lies behind its " + coding.length() + " bases");
        }
    }

    private static int codonStart(RawFeature feature) throws RejectedException {
        String value = only(feature, "codon_start");
        if (value == null) {
            return 1;
        }
        int codonStart = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (codonStart < 1 || codonStart > 3) {
            throw new RejectedException("codon_start " + RejectedFeature.shown(value) + ": must be 1, 2 or 3");
        }
        return codonStart;
    }

    private static int geneticCode(RawFeature feature) throws RejectedException {
        String value = only(feature, "transl_table");
        if (value == null) {
            return STANDARD_CODE;
        }
        int code = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : 0;
        if (GeneticCodes.ncbi().find(code).isEmpty()) {
            throw new RejectedException("transl_table " + RejectedFeature.shown(value)
                    + " is none of NCBI's genetic codes: must be 1-6, 9-16 or 21-33");
        }
        return code;
    }

    /** Its value, null where it has no such qualifier; an empty one says nothing, and two contradict each other. */
    private static @Nullable String only(RawFeature feature, String qualifier) throws RejectedException {
        if (feature.hasEmpty(qualifier)) {
            throw new RejectedException(qualifier + " has no value: state it, or leave it out for 1");
        }
        List<String> values = feature.values(qualifier);
        if (values.size() > 1) {
            throw new RejectedException(
                    qualifier + " stands there with " + String.join(" and ", values) + ": a coding sequence has one");
        }
        return values.isEmpty() ? null : values.get(0).strip();
    }

    private static @Nullable String gene(RawFeature feature) {
        String gene = feature.first("gene");
        return gene != null ? gene : feature.first("locus_tag");
    }

    private static @Nullable String exception(RawFeature feature) {
        List<String> reasons = new ArrayList<>(feature.values("exception"));
        addFlag(feature, "ribosomal_slippage", "ribosomal slippage", reasons);
        addFlag(feature, "trans_splicing", "trans-splicing", reasons);
        return reasons.isEmpty() ? null : String.join(", ", reasons);
    }

    /** Records of old say in /exception what a qualifier of its own says now, and some say both. */
    private static void addFlag(RawFeature feature, String qualifier, String words, List<String> reasons) {
        if (feature.has(qualifier)
                && reasons.stream()
                        .noneMatch(reason -> reason.toLowerCase(Locale.ROOT).contains(words))) {
            reasons.add(words);
        }
    }
}
