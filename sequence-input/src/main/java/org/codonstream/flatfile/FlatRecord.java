package org.codonstream.flatfile;

import org.jspecify.annotations.Nullable;

/**
 * A record of a flat file without its letters.
 *
 * @param id as it is written, empty where it has none
 * @param length how many letters it has
 * @param fault why it cannot be used, null if nothing speaks against it
 * @param features what it says of itself beside its letters; null for FASTA, which has nothing of it
 */
public record FlatRecord(
        String id,
        @Nullable String description,
        long length,
        @Nullable String fault,
        @Nullable RecordFeatures features) {}
