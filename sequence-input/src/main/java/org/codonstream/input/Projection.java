package org.codonstream.input;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Which columns are read for a row: a column that is not asked for costs nothing. */
public enum Projection {
    /** Id, letters and the claimed length: what counting needs. Everything else is unstated. */
    LETTERS(EnumSet.of(Column.SEQ_ID, Column.SEQUENCE, Column.LENGTH)),
    /** The same with the genetic code that a sequence states. */
    LETTERS_AND_CODE(EnumSet.of(Column.SEQ_ID, Column.SEQUENCE, Column.LENGTH, Column.GENETIC_CODE)),
    /** Id, letters and coding sequences, which state their genetic codes themselves. */
    LETTERS_AND_CODING(lettersAndCoding()),
    /** All known columns: what publishing needs. */
    ALL(EnumSet.allOf(Column.class));

    private final Set<Column> columns;

    Projection(EnumSet<Column> columns) {
        this.columns = Collections.unmodifiableSet(columns);
    }

    public Set<Column> columns() {
        return columns;
    }

    /** On a circular sequence a coding sequence may lead over the origin. */
    private static EnumSet<Column> lettersAndCoding() {
        EnumSet<Column> columns = EnumSet.of(Column.SEQ_ID, Column.SEQUENCE, Column.LENGTH, Column.TOPOLOGY);
        for (Column column : Column.values()) {
            if (column.isNested()) {
                columns.add(column);
            }
        }
        return columns;
    }
}
