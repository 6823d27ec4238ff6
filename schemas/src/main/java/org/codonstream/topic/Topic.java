package org.codonstream.topic;

import java.util.Map;

/** The topics of a prefix, with the settings that what is said about them relies on. */
public enum Topic {
    /** Packed sequences. Kept for ever: everything else can be made again out of it. */
    SEQUENCE_BLOCKS("sequence-blocks", keptForEver("1048588")),
    /** Counts made elsewhere, as by a backfill. */
    SEQUENCE_COUNTS("sequence-counts", keptForEver("1048588")),
    /** A manifest for each publication, and the prefix's settings. */
    BATCHES("batches", Map.of("cleanup.policy", "compact")),
    /** The public result: one record per scope. */
    USAGE("usage", Map.of("cleanup.policy", "compact", "segment.bytes", "67108864")),
    /** What was refused. Holds whole records with what was wrong with them, hence larger. */
    DEAD_LETTERS(
            "dead-letters",
            Map.of(
                    "cleanup.policy", "delete",
                    "retention.ms", "-1",
                    "retention.bytes", "-1",
                    "max.message.bytes", "2097152"));

    private final String suffix;
    private final Map<String, String> settings;

    Topic(String suffix, Map<String, String> settings) {
        this.suffix = suffix;
        this.settings = settings;
    }

    /** The topic's name under a prefix, such as {@code codon.usage}. */
    public String name(String prefix) {
        return prefix + "." + suffix;
    }

    /** Topic settings, as Kafka names them. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Whether a setting may be another on purpose: how long an input is kept is its owner's choice. */
    boolean mayDiffer(String setting) {
        return setting.startsWith("retention.") || setting.equals("segment.bytes");
    }

    private static Map<String, String> keptForEver(String maxMessageBytes) {
        return Map.of(
                "cleanup.policy", "delete",
                "retention.ms", "-1",
                "retention.bytes", "-1",
                "message.timestamp.type", "LogAppendTime",
                "max.message.bytes", maxMessageBytes);
    }
}
