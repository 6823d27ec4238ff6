package org.codonstream.annotation;

import java.util.Locale;

/** Whether a sequence has ends. On a circular one a location may lead over the origin. */
public enum Topology {
    LINEAR,
    CIRCULAR;

    /** As GenBank's LOCUS line writes it: {@code linear} or {@code circular}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
