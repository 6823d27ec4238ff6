package org.codonstream.publish;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a dead letter by where it stands in the topic of dead letters; written {@code 3:17}. */
public record LetterId(int partition, long offset) implements Comparable<LetterId> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

    public LetterId {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException(
                    "dead letter " + partition + ":" + offset + ": partition and offset must be at least 0");
        }
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if it is not {@code partition:offset}
     */
    public static LetterId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("dead letter '" + text + "': must be partition:offset, such as 3:17");
        }
        return new LetterId(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    @Override
    public int compareTo(LetterId other) {
        int byPartition = Integer.compare(partition, other.partition);
        return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
        return partition + ":" + offset;
    }
}
