package org.codonstream.convert;

/**
 * What a conversion wrote.
 *
 * @param codingSequences that can be counted
 * @param rejected coding sequences that cannot be counted; they are kept as such
 * @param shards files
 */
public record ConvertReport(long sequences, long bases, long codingSequences, long rejected, int shards) {}
