package org.codonstream.annotation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One CDS feature as a flat file writes it, before anything in it is understood.
 *
 * @param number of the feature among all CDS of its record, from 1
 * @param location may hold white space where the file wraps its line
 * @param qualifiers by name, without slash and quotes; one without a value, such as {@code /pseudo}, has an empty one
 */
public record RawFeature(int number, String location, Map<String, List<String>> qualifiers) {

    public RawFeature {
        if (number < 1) {
            throw new IllegalArgumentException("CDS " + number + ": features are numbered from 1");
        }
    }

    boolean has(String qualifier) {
        return qualifiers.containsKey(qualifier);
    }

    /** Whether it says the qualifier without a value, be it beside one with a value. */
    boolean hasEmpty(String qualifier) {
        return qualifiers.getOrDefault(qualifier, List.of()).stream().anyMatch(String::isBlank);
    }

    /** Its values, each once, without empty ones. */
    List<String> values(String qualifier) {
        return qualifiers.getOrDefault(qualifier, List.of()).stream()
                .filter(value -> !value.isBlank())
                .distinct()
                .toList();
    }

    @Nullable
    String first(String qualifier) {
        List<String> values = values(qualifier);
        return values.isEmpty() ? null : values.get(0);
    }
}
