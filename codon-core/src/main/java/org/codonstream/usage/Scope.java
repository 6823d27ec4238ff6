package org.codonstream.usage;

import org.jspecify.annotations.Nullable;

/**
 * What a table is about: all sequences, or those of a source, a taxon, a compartment of a taxon, a genetic code or a batch.
 *
 * @param text {@code all}, {@code source:organelle}, {@code taxon:9606}, {@code taxon:9606/mitochondrion}, {@code code:2},
 *     {@code batch:<id>}
 */
public record Scope(String text) implements Comparable<Scope> {

    /** Every sequence. */
    public static final Scope ALL = new Scope("all");

    /** The source under which sequences stand that state none. */
    public static final String UNSTATED_SOURCE = "unstated";

    private static final String RULE = "must be all, source:NAME, taxon:ID, taxon:ID/COMPARTMENT, code:ID or batch:ID";

    /** The kinds of scopes. */
    public enum Kind {
        ALL,
        SOURCE,
        TAXON,
        COMPARTMENT,
        CODE,
        BATCH
    }

    public Scope {
        check(text);
    }

    /** The scope of a source; {@code null} is that of sequences that state none. */
    public static Scope source(@Nullable String name) {
        return new Scope("source:" + (name == null ? UNSTATED_SOURCE : name));
    }

    public static Scope taxon(int id) {
        return new Scope("taxon:" + id);
    }

    public static Scope taxon(int id, String compartment) {
        return new Scope("taxon:" + id + "/" + compartment);
    }

    public static Scope code(int id) {
        return new Scope("code:" + id);
    }

    public static Scope batch(String id) {
        return new Scope("batch:" + id);
    }

    /**
     * Reads a scope as users write it.
     *
     * @throws IllegalArgumentException if it is none; the message lists the forms there are
     */
    public static Scope parse(String text) {
        return new Scope(text);
    }

    public Kind kind() {
        if (text.equals("all")) {
            return Kind.ALL;
        }
        return switch (text.substring(0, text.indexOf(':'))) {
            case "source" -> Kind.SOURCE;
            case "taxon" -> text.indexOf('/') < 0 ? Kind.TAXON : Kind.COMPARTMENT;
            case "code" -> Kind.CODE;
            default -> Kind.BATCH;
        };
    }

    /** What stands behind the colon, such as {@code 9606/mitochondrion}; nothing for {@code all}. */
    public String name() {
        return text.equals("all") ? "" : text.substring(text.indexOf(':') + 1);
    }

    @Override
    public int compareTo(Scope other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static void check(String text) {
        if (text.equals("all")) {
            return;
        }
        int colon = text.indexOf(':');
        String name = text.substring(colon + 1);
        boolean valid =
                switch (colon < 0 ? "" : text.substring(0, colon)) {
                    case "source" -> isName(name);
                    case "taxon" -> {
                        int slash = name.indexOf('/');
                        yield slash < 0
                                ? isNumber(name)
                                : isNumber(name.substring(0, slash)) && isName(name.substring(slash + 1));
                    }
                    case "code" -> isNumber(name);
                    case "batch" -> isName(name);
                    default -> false;
                };
        if (!valid) {
            throw new IllegalArgumentException("scope '" + text + "': " + RULE);
        }
    }

    private static boolean isNumber(String name) {
        if (name.isEmpty() || name.length() > 10 || name.charAt(0) == '0') {
            return false;
        }
        return name.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && Long.parseLong(name) <= Integer.MAX_VALUE;
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.length() <= 200 && name.chars().noneMatch(letter -> letter < ' ');
    }
}
