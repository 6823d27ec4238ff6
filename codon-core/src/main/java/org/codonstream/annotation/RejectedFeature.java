package org.codonstream.annotation;

/**
 * A coding sequence (CDS) of a record that cannot be counted; the record's other counts stand.
 *
 * @param number of the feature among all CDS of its record, pseudo ones included, from 1
 * @param location its INSDC location as the record writes it, without white space
 * @param reason the rule it breaks, with the position that breaks it
 */
public record RejectedFeature(int number, String location, String reason) {

    /** Enough to find a location by; one may join thousands of segments. */
    private static final int LONGEST_SHOWN = 200;

    /** One sentence that names the feature: what stands behind the record's name in every message. */
    public String sentence() {
        return "CDS " + number + " at " + shown(location) + ": " + reason;
    }

    /** A part of a location as messages show it: cut where it is too long for a line. */
    static String shown(String part) {
        return part.length() <= LONGEST_SHOWN ? part : part.substring(0, LONGEST_SHOWN) + "...";
    }
}
