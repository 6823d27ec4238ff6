package org.codonstream.ledger;

import java.util.Comparator;
import org.codonstream.schema.Place;
import org.jspecify.annotations.Nullable;

/** Places, in Kafka's order. */
public final class Places {

    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::getGeneration)
            .thenComparingLong(Place::getOffset)
            .thenComparing(Place::getLive);

    private Places() {}

    public static boolean isLower(Place place, Place than) {
        return ORDER.compare(place, than) < 0;
    }

    public static Place higher(Place one, @Nullable Place other) {
        return other == null || ORDER.compare(one, other) >= 0 ? one : other;
    }
}
