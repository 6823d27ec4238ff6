package org.codonstream.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a location of the INSDC feature table (definition, section 3.4) against the length of its record. What does not
 * say exactly which bases are translated is rejected.
 */
final class LocationParser {

    /** A mark, a position and perhaps another mark and position. */
    private static final Pattern SPAN = Pattern.compile("([<>]?)(-?\\d+)(?:\\.\\.([<>]?)(-?\\d+))?");

    private static final Pattern OPERATOR = Pattern.compile("[a-z-]+\\(.*");
    private static final Pattern UNCERTAIN = Pattern.compile(".*\\d\\.\\d.*");

    /** Real ones nest two deep. */
    private static final int DEEPEST = 16;

    /** No sequence has a position with more digits, and so many fit a long with their sign. */
    private static final int MOST_DIGITS = 18;

    private final String text;
    private final int recordLength;
    private final Topology topology;
    private int next;

    private LocationParser(String text, int recordLength, Topology topology) {
        this.text = text;
        this.recordLength = recordLength;
        this.topology = topology;
    }

    /**
     * Reads a location.
     *
     * @param text without white space
     * @throws RejectedException with the part and position that cannot be taken
     */
    static Location parse(String text, int recordLength, Topology topology) throws RejectedException {
        LocationParser parser = new LocationParser(text, recordLength, topology);
        Location location = parser.location(0);
        if (parser.next < text.length()) {
            throw parser.unreadable(text.substring(parser.next));
        }
        return location;
    }

    private Location location(int depth) throws RejectedException {
        if (depth > DEEPEST) {
            throw new RejectedException("it nests deeper than " + DEEPEST + " complement, join and order");
        }
        if (skip("complement(")) {
            Location inner = location(depth + 1);
            close();
            return inner.complement();
        }
        if (skip("join(") || skip("order(")) {
            List<Location> locations = new ArrayList<>();
            do {
                locations.add(location(depth + 1));
            } while (skip(","));
            close();
            return Location.joined(locations);
        }
        return span();
    }

    private Location span() throws RejectedException {
        String part = part();
        Matcher span = SPAN.matcher(part);
        if (!span.matches()) {
            throw refused(part);
        }
        next += part.length();
        int first = position(span.group(2));
        if (span.group(4) == null) {
            return new Location(
                    List.of(new Segment(first - 1, first, Strand.FORWARD)),
                    span.group(1).equals("<"),
                    span.group(1).equals(">"));
        }
        int last = position(span.group(4));
        return new Location(
                segments(part, first, last),
                !span.group(1).isEmpty(),
                !span.group(3).isEmpty());
    }

    private List<Segment> segments(String part, int first, int last) throws RejectedException {
        if (first <= last) {
            return List.of(new Segment(first - 1, last, Strand.FORWARD));
        }
        if (topology == Topology.LINEAR) {
            throw new RejectedException(RejectedFeature.shown(part)
                    + " begins behind its end: only on a circular record a location leads over the origin");
        }
        return List.of(new Segment(first - 1, recordLength, Strand.FORWARD), new Segment(0, last, Strand.FORWARD));
    }

    private int position(String digits) throws RejectedException {
        long position = number(digits);
        if (position < 1) {
            throw new RejectedException(
                    "position " + RejectedFeature.shown(digits) + " lies before the sequence: the first base is 1");
        }
        if (position > recordLength) {
            throw new RejectedException("position " + RejectedFeature.shown(digits)
                    + " lies behind the sequence, which has " + recordLength + " bases");
        }
        return Math.toIntExact(position);
    }

    private static long number(String digits) {
        if (digits.length() <= MOST_DIGITS) {
            return Long.parseLong(digits);
        }
        return digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** What stands up to the next comma or closing parenthesis of this level. */
    private String part() {
        int open = 0;
        for (int end = next; end < text.length(); end++) {
            char letter = text.charAt(end);
            if (open == 0 && (letter == ',' || letter == ')')) {
                return text.substring(next, end);
            }
            open += letter == '(' ? 1 : letter == ')' ? -1 : 0;
        }
        return text.substring(next);
    }

    private RejectedException refused(String part) {
        String shown = RejectedFeature.shown(part);
        if (part.contains(":")) {
            return new RejectedException(shown + " lies on another record: only a record's own bases can be counted");
        }
        if (part.contains("^")) {
            return new RejectedException(shown + " lies between two bases: there is nothing to translate");
        }
        if (OPERATOR.matcher(part).matches()) {
            return new RejectedException(shown + " does not say which bases are translated: a coding sequence is"
                    + " counted from positions, complement, join and order");
        }
        if (UNCERTAIN.matcher(part).matches()) {
            return new RejectedException(shown + " is an uncertain position: it must be known where codons begin");
        }
        return unreadable(part);
    }

    private RejectedException unreadable(String part) {
        return new RejectedException("'" + RejectedFeature.shown(part) + "' can't be read at character " + (next + 1)
                + " of the location: must be positions, complement, join and order of the INSDC feature table");
    }

    private boolean skip(String expected) {
        if (!text.startsWith(expected, next)) {
            return false;
        }
        next += expected.length();
        return true;
    }

    private void close() throws RejectedException {
        if (!skip(")")) {
            throw unreadable(text.substring(next));
        }
    }
}
