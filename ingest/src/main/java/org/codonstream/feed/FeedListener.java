package org.codonstream.feed;

import java.nio.file.Path;
import org.codonstream.kafka.PublishReport;

/** Hears what becomes of each file. Files are named by their path from the folder on. Called by the feed's thread. */
public interface FeedListener {

    /** Kafka is there, and the feed begins. */
    default void watching() {}

    /** A file is published, as much of it as did not stand. */
    default void published(String file, PublishReport report) {}

    /** A file was published before. */
    default void stood(String file) {}

    /**
     * A bad file is moved out of the way.
     *
     * @param reason a sentence that names the file
     */
    default void setAside(String file, String reason, Path where) {}

    /** A bad file could not be moved; it stays where it is, and is left alone until it changes. */
    default void leftAlone(String file, String reason, String whyNotMoved) {}

    /** A folder or file could not be looked at; said once while that is so. */
    default void unreadable(Path path, String reason) {}

    /** Kafka fails, and the feed waits; said once for each reason. */
    default void waiting(String reason) {}

    /** Kafka answers again. */
    default void goingOn() {}
}
