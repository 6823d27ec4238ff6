package org.codonstream.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.codonstream.schema.Place;
import org.codonstream.schema.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/** Places, in Kafka's order. */
public final class Places {

    /** Header of a replayed record with the place that it had first: {@code <generation>:<offset>}. */
    public static final String HEADER = "codonstream-place";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

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

    /**
     * The place that a replayed record brings along.
     *
     * @return null if it brings none
     * @throws UnreadableRecordException if the header is not of its form
     */
    public static @Nullable Place replayed(Headers headers) throws UnreadableRecordException {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableRecordException("header " + HEADER + " '" + text + "': must be <generation>:<offset>");
        }
        return new Place(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)), true);
    }
}
