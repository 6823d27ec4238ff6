package org.codonstream.publish;

/** What happens with batches that an earlier run has published. */
public enum Resume {
    /** Those that stand unchanged are left out. */
    SKIP_STANDING,
    /** They are published again, which the ledger makes harmless. */
    PUBLISH_ALL
}
