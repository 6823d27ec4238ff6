package org.codonstream.flatfile;

import org.jspecify.annotations.Nullable;

/** The lines of a GenBank record before its features, as far as they say what its id and description are. */
final class GenBankHeading {

    private final Locus locus;
    private final StringBuilder definition = new StringBuilder();
    private @Nullable String accession;
    private @Nullable String version;
    private String keyword = "";

    GenBankHeading(String locusLine) {
        this.locus = Locus.of(locusLine);
    }

    /** A line that begins with a keyword, or goes on with the one before. */
    void add(String line) {
        String text = line.strip();
        if (!line.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
            keyword = firstWord(text);
            text = text.substring(keyword.length()).strip();
        }
        switch (keyword) {
            case "DEFINITION" -> {
                if (definition.length() > 0 && !text.isEmpty()) {
                    definition.append(' ');
                }
                definition.append(text);
            }
            case "ACCESSION" -> accession = accession == null ? stated(text) : accession;
            case "VERSION" -> version = version == null ? stated(text) : version;
            default -> {
                // References, comments and the like are not needed.
            }
        }
    }

    Locus locus() {
        return locus;
    }

    /** Its version, else its first accession, else the name of its locus. */
    String id() {
        if (version != null) {
            return version;
        }
        return accession != null ? accession : locus.name();
    }

    /** The definition without the full stop that every one ends in; null where there is none. */
    @Nullable
    String description() {
        String text = definition.toString();
        String kept = text.endsWith(".") ? text.substring(0, text.length() - 1).strip() : text;
        return kept.isEmpty() ? null : kept;
    }

    /** The first word; null for what stands in its place where there is none: {@code .}, {@code .0}, NO_SV_NUMBER. */
    private static @Nullable String stated(String text) {
        String word = firstWord(text);
        return word.isEmpty() || word.startsWith(".") || word.equals("NO_SV_NUMBER") ? null : word;
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }
}
