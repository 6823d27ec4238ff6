package org.codonstream.sequence;

/**
 * What a sequence is the same as: of all versions of one identity, one is counted.
 *
 * @param identity an accession without version, {@code <source>/<id>}, or a whole id
 * @param version version of the accession, 0 if there is none
 */
public record SequenceIdentity(String identity, int version) {

    public SequenceIdentity {
        if (identity.isEmpty() || version < 0) {
            throw new IllegalArgumentException("identity '" + identity + "' version " + version
                    + ": must not be empty, and its version at least 0");
        }
    }
}
