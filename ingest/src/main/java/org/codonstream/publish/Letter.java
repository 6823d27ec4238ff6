package org.codonstream.publish;

import org.codonstream.schema.DeadLetter;

/** One dead letter: what was refused, and where it stands in the topic of dead letters. */
public record Letter(LetterId id, DeadLetter content) {

    /** Whether it is a record that stood in a topic, and not a row of a file that was never published. */
    public boolean wasPublished() {
        return content.getPartition() >= 0;
    }
}
