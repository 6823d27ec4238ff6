package org.codonstream.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The genetic codes of NCBI (gc.prt), parsed once. */
public final class GeneticCodes {

    /** Where NCBI publishes its table. */
    public static final String PUBLISHED_AT = "https://ftp.ncbi.nlm.nih.gov/entrez/misc/data/gc.prt";

    private final String version;
    private final SortedMap<Integer, GeneticCode> codes;

    GeneticCodes(String version, Collection<GeneticCode> codes) {
        SortedMap<Integer, GeneticCode> byId = new TreeMap<>();
        for (GeneticCode code : codes) {
            if (byId.put(code.id(), code) != null) {
                throw new IllegalArgumentException("genetic code " + code.id() + " stands twice in gc.prt");
            }
        }
        this.version = version;
        this.codes = Collections.unmodifiableSortedMap(byId);
    }

    /** The 27 codes that come with the program. */
    public static GeneticCodes ncbi() {
        return Ncbi.CODES;
    }

    /** The version of gc.prt, such as {@code 4.6}. */
    public String version() {
        return version;
    }

    /** All codes by ascending number. */
    public Collection<GeneticCode> all() {
        return codes.values();
    }

    public Optional<GeneticCode> find(int id) {
        return Optional.ofNullable(codes.get(id));
    }

    /**
     * The code with a number.
     *
     * @throws IllegalArgumentException if there is none; the message lists the numbers there are
     */
    public GeneticCode get(int id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("genetic code " + id + ": must be one of "
                + codes.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "))));
    }

    private static final class Ncbi {

        private static final String RESOURCE = "gc.prt";
        private static final GeneticCodes CODES = load();

        private static GeneticCodes load() {
            try (InputStream stream = GeneticCodes.class.getResourceAsStream(RESOURCE)) {
                if (stream == null) {
                    throw new IllegalStateException("the genetic codes are missing: resource " + RESOURCE);
                }
                return GeneticCodesParser.parse(new String(stream.readAllBytes(), StandardCharsets.US_ASCII));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
