package org.codonstream.recovery;

import java.util.Comparator;
import org.codonstream.codon.Reading;

/** Which table. */
record TableKey(String scope, Reading reading) implements Comparable<TableKey> {
    @Override
    public int compareTo(TableKey other) {
        return Comparator.comparing(TableKey::scope)
                .thenComparing(TableKey::reading)
                .compare(this, other);
    }
}
