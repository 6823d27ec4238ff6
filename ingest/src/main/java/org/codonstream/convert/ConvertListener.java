package org.codonstream.convert;

import org.codonstream.annotation.RejectedFeature;
import org.codonstream.input.SequenceRow;

/** Told how a conversion comes on, in the thread that converts. */
public interface ConvertListener {

    /** A row was written. */
    void converted(SequenceRow row);

    /** A row that was written has a coding sequence that cannot be counted. */
    void rejected(SequenceRow row, RejectedFeature feature);
}
