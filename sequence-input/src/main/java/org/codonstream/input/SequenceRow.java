package org.codonstream.input;

import java.util.List;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.Topology;
import org.codonstream.sequence.CodingDigest;
import org.codonstream.sequence.Filing;
import org.jspecify.annotations.Nullable;

/**
 * One row: a sequence and what is known about it. The letters lie in a reader's buffer ({@code length} bytes from
 * {@code offset}), are not checked, must not be changed and are valid only while the row is handled.
 *
 * @param row number of the row in its file, from 1
 * @param id as it stands in the file, never empty
 * @param filing what it is filed under, a source given for the whole input winning over the column
 * @param topology null where it is unstated
 * @param annotation its coding sequences, null where the input says nothing of them
 */
public record SequenceRow(
        InputFile file,
        long row,
        String id,
        @Nullable String description,
        Filing filing,
        @Nullable String organism,
        @Nullable Topology topology,
        @Nullable Annotation annotation,
        byte[] letters,
        int offset,
        int length) {

    /** Its coding sequences that can be counted; none where the input says nothing of them. */
    public List<CodingFeature> codingFeatures() {
        return annotation == null ? List.of() : annotation.features();
    }

    /** Its coding sequences that can't be counted. */
    public List<BadFeature> badFeatures() {
        return annotation == null
                ? List.of()
                : annotation.rejected().stream()
                        .map(feature -> new BadFeature(file, row, id, feature))
                        .toList();
    }

    /** The digest of its coding sequences, which says as well whether the input states them. */
    public byte[] codingDigest() {
        return annotation == null ? CodingDigest.unstated() : annotation.digest();
    }

    /** Refuses this row for a reason that only its user can find, such as an invalid letter; copies what it needs. */
    public BadRow refuse(String reason) {
        byte[] payload = new RowPayload()
                .text(Column.SEQ_ID, id)
                .text(Column.DESCRIPTION, description)
                .number(Column.LENGTH, (long) length)
                .text(Column.SOURCE, filing.source())
                .number(Column.TAXON_ID, filing.taxonId())
                .text(Column.ORGANISM, organism)
                .text(Column.COMPARTMENT, filing.compartment())
                .number(Column.GENETIC_CODE, filing.geneticCode())
                .text(Column.TOPOLOGY, topology == null ? null : topology.label())
                .letters(letters, offset, length)
                .toBytes();
        return new BadRow(file, row, id, reason, payload);
    }
}
