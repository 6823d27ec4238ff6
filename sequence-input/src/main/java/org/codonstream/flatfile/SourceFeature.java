package org.codonstream.flatfile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the source feature of a GenBank record says: whose sequence it is.
 *
 * @param organism its name
 * @param taxon the id of NCBI's taxonomy as it is written behind {@code taxon:}
 * @param compartment in which part of the cell it lies; null where there is no source feature
 */
public record SourceFeature(
        @Nullable String organism,
        @Nullable String taxon,
        @Nullable String compartment) {

    /** A record without a source feature. */
    public static final SourceFeature UNSTATED = new SourceFeature(null, null, null);

    private static final String GENOMIC = "genomic";
    private static final String PLASTID = "plastid";
    private static final String MITOCHONDRION = "mitochondrion";
    private static final String TAXON = "taxon:";

    /** What records of old write in /organelle, before INSDC's list of values that begin with the compartment. */
    private static final Map<String, String> FORMER_NAMES = Map.of(
            "chloroplast", PLASTID,
            "chromoplast", PLASTID,
            "cyanelle", PLASTID,
            "apicoplast", PLASTID,
            "leucoplast", PLASTID,
            "proplastid", PLASTID,
            "kinetoplast", MITOCHONDRION);

    /** Out of the qualifiers of a source feature. */
    static SourceFeature of(Map<String, List<String>> qualifiers) {
        String organism = first(qualifiers, "organism");
        String taxon = qualifiers.getOrDefault("db_xref", List.of()).stream()
                .filter(reference -> reference.startsWith(TAXON))
                .map(reference -> reference.substring(TAXON.length()).strip())
                .findFirst()
                .orElse(null);
        return new SourceFeature(organism, taxon, compartment(first(qualifiers, "organelle")));
    }

    /**
     * INSDC's values of /organelle are {@code compartment} or {@code compartment:kind}, as {@code plastid:chloroplast};
     * without one a sequence lies in nucleus, cell or virion, plasmids too.
     */
    private static String compartment(@Nullable String organelle) {
        if (organelle == null) {
            return GENOMIC;
        }
        int colon = organelle.indexOf(':');
        String name =
                (colon < 0 ? organelle : organelle.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        return FORMER_NAMES.getOrDefault(name, name);
    }

    private static @Nullable String first(Map<String, List<String>> qualifiers, String name) {
        return qualifiers.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
