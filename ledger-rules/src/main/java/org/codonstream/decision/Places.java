package org.codonstream.decision;

import java.util.Comparator;
import org.codonstream.schema.Place;
import org.jspecify.annotations.Nullable;

/** Places, in Kafka's order: by generation, then offset, then counts made elsewhere before the block of that offset. */
public final class Places {

    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::getGeneration)
            .thenComparingLong(Place::getOffset)
            .thenComparing(Place::getLive);

    private Places() {}

    /** Whether a place comes before another one. */
    public static boolean isLower(Place place, Place than) {
        return ORDER.compare(place, than) < 0;
    }

    /** The later of two places; the first one where there is no other. */
    public static Place higher(Place one, @Nullable Place other) {
        return other == null || ORDER.compare(one, other) >= 0 ? one : other;
    }
}
