package org.codonstream.command;

import java.io.PrintStream;
import java.time.Duration;

/** Long work as it comes on: a bar that is drawn over itself on a terminal, a line now and then elsewhere. */
public final class ProgressDisplay {
    private static final long BAR_NANOS = Duration.ofMillis(100).toNanos();
    private static final long LINE_NANOS = Duration.ofSeconds(10).toNanos();
    private static final int BAR = 20;

    private final PrintStream err;
    private final int columns;
    private long lastShown = System.nanoTime();
    private int drawn;

    /** A display on standard error. */
    public ProgressDisplay(Surroundings surroundings) {
        this.err = surroundings.err();
        this.columns = surroundings.columns();
    }

    /**
     * Shows how far the work has come, if it is time to.
     *
     * @param share done, 0 to 1
     */
    public void show(double share, String text) {
        long now = System.nanoTime();
        if (now - lastShown < (columns > 0 ? BAR_NANOS : LINE_NANOS)) {
            return;
        }
        lastShown = now;
        if (columns > 0) {
            draw(bar(share, Math.min(BAR, columns - text.length() - 4)) + text);
        } else {
            err.println(text);
        }
    }

    /** Takes the bar away. */
    public void clear() {
        if (drawn > 0) {
            draw("");
            err.print('\r');
            err.flush();
            drawn = 0;
        }
    }

    private void draw(String text) {
        String shown = text.length() < columns ? text : text.substring(0, columns - 1);
        err.print('\r' + shown + " ".repeat(Math.max(0, drawn - shown.length())));
        err.flush();
        drawn = shown.length();
    }

    /** A bar of the width that the text leaves; none where that is too little. */
    private static String bar(double share, int width) {
        if (width < 4) {
            return "";
        }
        int full = (int) Math.round(Math.min(1, Math.max(0, share)) * width);
        return "[" + "=".repeat(full) + " ".repeat(width - full) + "] ";
    }
}
