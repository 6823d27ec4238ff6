package org.codonstream.block;

import java.util.List;
import org.codonstream.schema.Place;
import org.codonstream.schema.Publication;
import org.jspecify.annotations.Nullable;

/**
 * An input record, checked and counted whole.
 *
 * @param place the place that the record itself names, null where its offset is its place
 * @param retractions identities to take out
 * @param original the record's value, in case some of it must be refused; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // handed on within one thread, never compared
public record CountedRecord(
        Publication publication,
        @Nullable Place place,
        List<Candidate> sequences,
        List<CountedSegment> segments,
        List<String> retractions,
        byte[] original) {}
