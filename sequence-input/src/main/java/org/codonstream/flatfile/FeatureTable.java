package org.codonstream.flatfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codonstream.annotation.RawFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Topology;
import org.jspecify.annotations.Nullable;

/** Reads the feature table of one record line by line, and keeps its source and its coding sequences. */
final class FeatureTable {

    /** Where locations and qualifiers begin; the key of a feature stands before it. */
    private static final int LOCATION_COLUMN = 21;

    private static final int KEY_COLUMN = 5;

    private final List<RawFeature> codingFeatures = new ArrayList<>();
    private final List<RejectedFeature> malformed = new ArrayList<>();
    private @Nullable SourceFeature source;
    private boolean sourceInFocus;
    private int codingNumber;

    private String key = "";
    private final StringBuilder location = new StringBuilder();
    private final Map<String, List<String>> qualifiers = new LinkedHashMap<>();
    private @Nullable Qualifier qualifier;

    /** The next line of the table. */
    void add(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        int indent = line.indexOf(text.charAt(0));
        Qualifier open = qualifier;
        if (open != null && open.isOpen() && !standsWhereFeaturesDo(line, indent)) {
            open.append(text);
        } else if (text.charAt(0) == '/' && !key.isEmpty()) {
            endQualifier();
            qualifier = Qualifier.of(text);
        } else if (indent < LOCATION_COLUMN) {
            endFeature();
            beginFeature(text);
        } else if (open != null) {
            open.append(text);
        } else {
            location.append(text);
        }
    }

    /** All of it, after the last line. */
    RecordFeatures finish(@Nullable Topology topology) {
        endFeature();
        return new RecordFeatures(
                topology, source == null ? SourceFeature.UNSTATED : source, codingFeatures, malformed);
    }

    /** Ends a quotation that was never closed: a key in its column, with a location in its own. */
    private static boolean standsWhereFeaturesDo(String line, int indent) {
        return indent == KEY_COLUMN
                && line.length() > LOCATION_COLUMN
                && line.charAt(LOCATION_COLUMN - 1) == ' '
                && line.charAt(LOCATION_COLUMN) != ' '
                && line.substring(KEY_COLUMN, LOCATION_COLUMN).strip().indexOf(' ') < 0;
    }

    private void beginFeature(String text) {
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        key = text.substring(0, end);
        location.append(text.substring(end).strip());
    }

    private void endQualifier() {
        Qualifier ended = qualifier;
        if (ended != null) {
            qualifiers.computeIfAbsent(ended.name(), any -> new ArrayList<>()).add(ended.value());
            qualifier = null;
        }
    }

    private void endFeature() {
        String unclosed = qualifier != null && qualifier.isOpen() ? qualifier.name() : null;
        endQualifier();
        if (key.equals("CDS")) {
            codingNumber++;
            if (unclosed == null) {
                codingFeatures.add(new RawFeature(codingNumber, location.toString(), Map.copyOf(qualifiers)));
            } else {
                malformed.add(new RejectedFeature(
                        codingNumber,
                        location.toString(),
                        "/" + unclosed + " opens a quotation that is never closed: close it"));
            }
        } else if (key.equals("source")) {
            addSource();
        }
        key = "";
        location.setLength(0);
        qualifiers.clear();
    }

    /** Of several organisms in one record, /focus (once /transgenic) marks the one that it is filed under. */
    private void addSource() {
        boolean inFocus = qualifiers.containsKey("focus") || qualifiers.containsKey("transgenic");
        if (source == null || (inFocus && !sourceInFocus)) {
            source = SourceFeature.of(qualifiers);
            sourceInFocus = inFocus;
        }
    }
}
