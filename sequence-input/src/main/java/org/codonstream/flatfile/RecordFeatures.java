package org.codonstream.flatfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.codonstream.annotation.Annotation;
import org.codonstream.annotation.AnnotationReader;
import org.codonstream.annotation.RawFeature;
import org.codonstream.annotation.RejectedFeature;
import org.codonstream.annotation.Topology;
import org.jspecify.annotations.Nullable;

/**
 * What a GenBank record says of itself beside its letters.
 *
 * @param topology null where its LOCUS line names none
 * @param codingFeatures its CDS as they are written, pseudo ones too
 * @param malformed CDS whose qualifiers cannot be told apart, in the same numbering
 */
public record RecordFeatures(
        @Nullable Topology topology,
        SourceFeature source,
        List<RawFeature> codingFeatures,
        List<RejectedFeature> malformed) {

    public RecordFeatures {
        codingFeatures = List.copyOf(codingFeatures);
        malformed = List.copyOf(malformed);
    }

    /** Its coding sequences, understood against its length; a record without a topology has ends. */
    public Annotation annotation(int length) {
        Annotation read = AnnotationReader.read(codingFeatures, length, topology == null ? Topology.LINEAR : topology);
        if (malformed.isEmpty()) {
            return read;
        }
        List<RejectedFeature> rejected = new ArrayList<>(read.rejected());
        rejected.addAll(malformed);
        rejected.sort(Comparator.comparingInt(RejectedFeature::number));
        return new Annotation(read.features(), rejected);
    }
}
