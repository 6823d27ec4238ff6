package org.codonstream.annotation;

import java.util.List;
import org.codonstream.sequence.CodingDigest;

/**
 * What a record says about its coding sequences. A record that says nothing of them, as in FASTA, has no annotation at
 * all, which is not the same as one without any coding sequence.
 *
 * @param features in the order of the record, pseudo ones left out
 * @param rejected those that cannot be counted
 */
public record Annotation(List<CodingFeature> features, List<RejectedFeature> rejected) {

    /** An annotated record without coding sequences. */
    public static final Annotation EMPTY = new Annotation(List.of(), List.of());

    public Annotation {
        features = List.copyOf(features);
        rejected = List.copyOf(rejected);
    }

    /** The digest of all that is counted of it; a rejected feature is in none. */
    public byte[] digest() {
        return CodingDigest.of(features.stream().map(CodingFeature::located).toList());
    }
}
