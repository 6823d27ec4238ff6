package org.codonstream.query;

import java.util.List;
import org.codonstream.codon.Reading;
import org.codonstream.usage.Scope;

/**
 * How a scope's usage came about: {@code before}, {@code windows} and {@code after} always add up to {@code total}.
 *
 * @param before everything earlier than the windows asked for, with all that is in no kept window
 * @param windows those asked for in which something changed, ascending
 * @param after the change in the windows behind those asked for
 * @param total what is counted now
 */
public record ScopeWindows(
        Scope scope,
        Reading reading,
        ReadingUsage before,
        List<WindowChange> windows,
        ReadingUsage after,
        ReadingUsage total) {

    public ScopeWindows {
        windows = List.copyOf(windows);
    }

    /**
     * The net change in one window.
     *
     * @param start first moment of the window, in milliseconds since 1970-01-01T00:00Z
     * @param end first moment behind it
     */
    public record WindowChange(long start, long end, ReadingUsage change) {}
}
