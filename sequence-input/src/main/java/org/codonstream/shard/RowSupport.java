package org.codonstream.shard;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.CodingFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Segment;
import org.codonstream.input.SequenceRow;
import org.codonstream.sequence.Filing;
import org.jspecify.annotations.Nullable;

/** Takes a row apart into the columns of {@link SequenceSchema}. */
final class RowSupport extends WriteSupport<SequenceRow> {

    private @Nullable RecordConsumer consumer;

    @Override
    public WriteContext init(Configuration configuration) {
        return new WriteContext(SequenceSchema.COLUMNS, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(SequenceSchema.COLUMNS, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(SequenceRow row) {
        RecordConsumer cells = consumer;
        if (cells == null) {
            throw new IllegalStateException("a row before the file was begun");
        }
        cells.startMessage();
        write(row, new GroupWriter(cells, SequenceSchema.COLUMNS));
        cells.endMessage();
    }

    private static void write(SequenceRow row, GroupWriter fields) {
        Filing filing = row.filing();
        fields.text("seq_id", row.id());
        fields.text("description", row.description());
        fields.wideNumber("length", row.length());
        fields.bytes("sequence", Binary.fromReusedByteArray(row.letters(), row.offset(), row.length()));
        fields.text("source", filing.source());
        fields.text("organism", row.organism());
        fields.number("taxon_id", filing.taxonId());
        fields.text("compartment", filing.compartment());
        fields.number("genetic_code", filing.geneticCode());
        fields.text("topology", row.topology() == null ? null : row.topology().label());
        Annotation annotation = row.annotation();
        if (annotation != null) {
            fields.structs("coding_features", annotation.features(), RowSupport::write);
            fields.structs("rejected_features", annotation.rejected(), RowSupport::write);
        }
    }

    private static void write(GroupWriter fields, CodingFeature feature) {
        fields.number("number", feature.number());
        fields.text("location", feature.location());
        fields.structs("segments", feature.segments(), RowSupport::write);
        fields.number("codon_start", feature.codonStart());
        fields.number("genetic_code", feature.geneticCode());
        fields.text("gene", feature.gene());
        fields.text("protein_id", feature.proteinId());
        fields.text("partial", feature.partial().label());
        fields.text("exception", feature.exception());
        fields.texts("transl_except", feature.translExcept());
    }

    private static void write(GroupWriter fields, Segment segment) {
        fields.number("start", segment.start());
        fields.number("end", segment.end());
        fields.text("strand", segment.strand().sign());
    }

    private static void write(GroupWriter fields, RejectedFeature feature) {
        fields.number("number", feature.number());
        fields.text("location", feature.location());
        fields.text("reason", feature.reason());
    }
}
