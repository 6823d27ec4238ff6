package org.codonstream.input;

import org.codonstream.annotation.RejectedFeature;

/**
 * A coding sequence of a good row that cannot be counted; the row's other counts stand.
 *
 * @param row number of the row in its file, from 1
 * @param id of the row as it stands in the file
 */
public record BadFeature(InputFile file, long row, String id, RejectedFeature feature) {

    /** One sentence with file, row, id, feature, location and rule. */
    public String sentence() {
        return BadRow.sentence(file, row, id, feature.sentence());
    }

    /** What is kept of it for a dead letter: a JSON object (UTF-8). */
    public byte[] payload() {
        return new RowPayload()
                .text(Column.SEQ_ID, id)
                .number("cds", feature.number())
                .text("location", feature.location())
                .text("reason", feature.reason())
                .toBytes();
    }
}
