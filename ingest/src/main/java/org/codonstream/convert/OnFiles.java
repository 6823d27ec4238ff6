package org.codonstream.convert;

/** What is done where the output folder has files already. */
public enum OnFiles {
    /** Nothing is converted. */
    REFUSE,
    /** The new files go beside them, named so that they stand behind them. */
    APPEND
}
