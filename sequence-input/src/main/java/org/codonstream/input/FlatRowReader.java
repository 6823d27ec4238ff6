package org.codonstream.input;

import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.Topology;
import org.codonstream.flatfile.Detail;
import org.codonstream.flatfile.FlatRecord;
import org.codonstream.flatfile.KeptLetters;
import org.codonstream.flatfile.RecordFeatures;
import org.codonstream.flatfile.SourceFeature;
import org.jspecify.annotations.Nullable;

/** Reads the records of flat files as rows. One per thread; holds one record at a time. */
final class FlatRowReader implements AutoCloseable {

    private final Projection projection;
    private final @Nullable String source;
    private final HeapBudget heap;
    private final RowCheck check = new RowCheck();
    private final RecordStream records = new RecordStream();
    private final KeptLetters letters = new KeptLetters();

    FlatRowReader(Projection projection, @Nullable String source, HeapBudget heap) {
        this.projection = projection;
        this.source = source;
        this.heap = heap;
    }

    /** Hands on the rows of a range within one chunk. */
    void read(InputFile file, FlatContent content, RecordChunk chunk, long first, long end, RowHandler handler) {
        Detail detail = projection == Projection.LETTERS ? Detail.HEADING : Detail.WHOLE;
        try (HeapBudget.Lease lease = heap.acquire(file, chunk)) {
            letters.reserve(chunk.mostLetters());
            records.goTo(file, content, chunk, first);
            for (long row = first; row < end; row++) {
                handle(file, content, row, records.next(letters, detail), handler);
            }
            UnchangedFile.require(file);
        } finally {
            letters.trim();
        }
    }

    @Override
    public void close() {
        records.close();
    }

    private void handle(InputFile file, FlatContent content, long row, FlatRecord record, RowHandler handler) {
        int length = Math.toIntExact(record.length());
        RecordFeatures features = projection == Projection.LETTERS ? null : record.features();
        Annotation annotation = features == null ? content.fasta().annotation(length) : features.annotation(length);
        SourceFeature organism = features == null ? SourceFeature.UNSTATED : features.source();
        String reason = fault(record, organism, geneticCode(annotation));
        if (reason != null) {
            handler.badRow(bad(file, row, record, reason));
            return;
        }
        Topology topology = features == null ? null : features.topology();
        handler.sequence(new SequenceRow(
                file,
                row,
                record.id(),
                record.description(),
                check.filing(),
                organism.organism(),
                topology,
                annotation,
                letters.array(),
                0,
                length));
    }

    /** The first rule that a record breaks, null if it is good. */
    private @Nullable String fault(FlatRecord record, SourceFeature organism, @Nullable Long geneticCode) {
        String reason = check.id(record.id());
        if (reason == null) {
            reason = record.fault();
        }
        if (reason == null && record.length() == 0) {
            reason = RowCheck.EMPTY_SEQUENCE;
        }
        Long taxon = null;
        if (reason == null && organism.taxon() != null) {
            taxon = number(organism.taxon());
            reason = taxon == null ? RowCheck.noTaxon(organism.taxon()) : null;
        }
        return reason != null ? reason : check.file(source, taxon, organism.compartment(), geneticCode);
    }

    /** The one code that all coding sequences of a record have, null for none or several. */
    private static @Nullable Long geneticCode(@Nullable Annotation annotation) {
        if (annotation == null) {
            return null;
        }
        long[] codes = annotation.features().stream()
                .mapToLong(CodingFeature::geneticCode)
                .distinct()
                .toArray();
        return codes.length == 1 ? codes[0] : null;
    }

    private static @Nullable Long number(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private BadRow bad(InputFile file, long row, FlatRecord record, String reason) {
        int length = Math.toIntExact(letters.length());
        byte[] payload = new RowPayload()
                .text(Column.SEQ_ID, record.id())
                .text(Column.DESCRIPTION, record.description())
                .number(Column.LENGTH, length)
                .letters(letters.array(), 0, length)
                .toBytes();
        return new BadRow(file, row, record.id(), reason, payload);
    }
}
