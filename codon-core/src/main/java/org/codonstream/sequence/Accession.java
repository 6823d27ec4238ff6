package org.codonstream.sequence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An accession of INSDC or RefSeq, apart from its version, so that a newer version can replace an older one.
 *
 * @param base the accession without version, such as {@code NC_012920}
 * @param version 0 where none is written
 */
public record Accession(String base, int version) {

    /** INSDC: two letters and 6 or 8 digits; WGS and TSA: 4 letters and 8 or more digits, or 6 letters and 9 or more. */
    private static final String INSDC = "[A-Z]{2}\\d{6}|[A-Z]{2}\\d{8}|[A-Z]{4}\\d{8,}|[A-Z]{6}\\d{9,}";

    /** RefSeq: two letters and a line before 6 or more digits or before an accession of INSDC ({@code NZ_CP009072}). */
    private static final String REFSEQ = "[A-Z]{2}_(?:\\d{6,}|" + INSDC + ")";

    private static final String VERSION = "0|[1-9]\\d{0,8}";

    /** One letter and five digits is too common a pattern to be taken for an accession without a version. */
    private static final Pattern ACCESSION = Pattern.compile("(?:(?<base>" + INSDC + "|" + REFSEQ + ")(?:\\.(?<version>"
            + VERSION + "))?|(?<old>[A-Z]\\d{5})\\.(?<oldVersion>" + VERSION + "))");

    /** NCBI's FASTA ids until 2016: {@code gi|540362655|gb|KF600627.1|}. */
    private static final Pattern NCBI_ID =
            Pattern.compile("(?:gi\\|\\d+\\|)?(?:gb|emb|dbj|ref|tpg|tpe|tpd)\\|(?<accession>[^|]+)\\|");

    public Accession {
        if (base.isEmpty() || version < 0) {
            throw new IllegalArgumentException(
                    "accession '" + base + "' version " + version + ": must have a base and a version of at least 0");
        }
    }

    /** Reads an id that is an accession as a whole; one that merely contains an accession is none. */
    public static Optional<Accession> parse(String id) {
        Matcher accession = ACCESSION.matcher(id.indexOf('|') < 0 ? id : withoutDatabase(id));
        if (!accession.matches()) {
            return Optional.empty();
        }
        boolean old = accession.group("old") != null;
        String version = accession.group(old ? "oldVersion" : "version");
        return Optional.of(
                new Accession(accession.group(old ? "old" : "base"), version == null ? 0 : Integer.parseInt(version)));
    }

    private static String withoutDatabase(String id) {
        Matcher ncbi = NCBI_ID.matcher(id);
        return ncbi.matches() ? ncbi.group("accession") : id;
    }
}
