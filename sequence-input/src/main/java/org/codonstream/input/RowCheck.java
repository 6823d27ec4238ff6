package org.codonstream.input;

import java.util.Objects;
import org.codonstream.code.GeneticCodes;
import org.codonstream.sequence.ControlCharacters;
import org.codonstream.sequence.Filing;
import org.jspecify.annotations.Nullable;

/** The rules for what stands beside the letters of a row, the same for every format. For one thread. */
final class RowCheck {

    static final String EMPTY_SEQUENCE = "sequence is empty: it must have at least one base";

    /** With a source before it, an identity stays below what the streams app takes. */
    private static final int LONGEST_ID = 1_000;

    /** What UTF-8 that is none becomes. */
    private static final char REPLACEMENT = '\uFFFD';

    /** The last filing: neighbours are often filed alike. */
    private Filing filing = Filing.UNSTATED;

    /** What the row is filed under that was found good last. */
    Filing filing() {
        return filing;
    }

    /** The rule that an id breaks, null if it is good. */
    @Nullable
    String id(@Nullable String id) {
        if (id == null || id.isBlank()) {
            return "seq_id is empty: every sequence needs an id";
        }
        if (id.indexOf(REPLACEMENT) >= 0) {
            return "seq_id is not UTF-8: write ids as text";
        }
        if (id.length() > LONGEST_ID || ControlCharacters.in(id)) {
            return "seq_id must be at most " + LONGEST_ID + " characters, without control characters";
        }
        return null;
    }

    /** The rule that a filing breaks, null if it is good; then it is {@link #filing()}. */
    @Nullable
    String file(
            @Nullable String source, @Nullable Long taxonId, @Nullable String compartment, @Nullable Long geneticCode) {
        if (geneticCode != null
                && (geneticCode != geneticCode.intValue()
                        || GeneticCodes.ncbi().find(geneticCode.intValue()).isEmpty())) {
            return "genetic_code " + geneticCode + " is none of NCBI's: must be 1-6, 9-16 or 21-33";
        }
        if (taxonId != null && (taxonId < 1 || taxonId > Integer.MAX_VALUE)) {
            return noTaxon(taxonId.toString());
        }
        return file(
                source,
                taxonId == null ? null : Integer.valueOf(taxonId.intValue()),
                compartment,
                geneticCode == null ? null : Integer.valueOf(geneticCode.intValue()));
    }

    /** Says that something is no taxon. */
    static String noTaxon(String taxon) {
        return "taxon_id " + taxon + " is no NCBI taxonomy id: must be at least 1";
    }

    private @Nullable String file(
            @Nullable String source,
            @Nullable Integer taxonId,
            @Nullable String compartment,
            @Nullable Integer geneticCode) {
        if (Objects.equals(source, filing.source())
                && Objects.equals(taxonId, filing.taxonId())
                && Objects.equals(compartment, filing.compartment())
                && Objects.equals(geneticCode, filing.geneticCode())) {
            return null;
        }
        try {
            filing = new Filing(source, taxonId, compartment, geneticCode);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
