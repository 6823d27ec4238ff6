package org.codonstream.indices;

import org.jspecify.annotations.Nullable;

/**
 * How much of a whole a part is.
 *
 * @param name of the part: an amino acid's letter, a codon
 * @param fraction count over the whole; null where the whole is zero or the part is none of the kind under this code
 */
public record Share(String name, long count, @Nullable Double fraction) {}
