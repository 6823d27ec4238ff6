package org.codonstream.schema;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The header of a replayed record with the place that it had first: {@code <generation>:<offset>}. */
@NullMarked
public final class PlaceHeader {

    public static final String NAME = "codonstream-place";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    private PlaceHeader() {}

    /** The header for a place. */
    public static Header of(Place place) {
        String text = place.getGeneration() + ":" + place.getOffset();
        return new RecordHeader(NAME, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The place that a replayed record brings along.
     *
     * @return null if it brings none
     * @throws UnreadableRecordException if the header is not of its form
     */
    public static @Nullable Place read(Headers headers) throws UnreadableRecordException {
        Header header = headers.lastHeader(NAME);
        if (header == null || header.value() == null) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8);
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new UnreadableRecordException("header " + NAME + " '" + text + "': must be <generation>:<offset>");
        }
        return new Place(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)), true);
    }
}
