package org.codonstream.publish;

import org.codonstream.batch.Batch;
import org.codonstream.batch.BatchPlan;

/** Hears how a run comes on. Called by the thread that publishes, about ten times a second while a batch is sent. */
public interface PublishListener {

    /** Hears nothing. */
    PublishListener NONE = new PublishListener() {};

    /** All ids are checked, and this is what will be published. */
    default void planned(BatchPlan plan) {}

    /** An earlier run has published a batch, number from 1. */
    default void skipped(int number, Batch batch) {}

    /** A batch, number from 1, is being published; so much has this run sent so far, this batch included. */
    default void progressed(int number, long sequences, long bases) {}

    /** A batch stands; so much has this run published so far. */
    default void published(int number, Batch batch, long sequences, long bases) {}
}
