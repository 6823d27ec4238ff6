package org.codonstream.cli;

import java.nio.file.Path;
import org.codonstream.command.Amounts;
import org.codonstream.command.Reports;
import org.codonstream.command.Surroundings;
import org.codonstream.feed.FeedListener;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.jspecify.annotations.Nullable;

/** A line for each file that a feed takes, and a last one of all of them. */
final class WatchLines implements FeedListener {
    private final Surroundings surroundings;
    private final Path folder;
    private final @Nullable PositionClient position;
    private @Nullable Thread waiter;
    private boolean stopped;
    private long published;
    private long stood;
    private long bad;
    private long sequences;
    private long bases;

    /**
     * The lines of one feed.
     *
     * @param position who is asked whether all tables contain a file; null where nobody has to wait
     */
    WatchLines(Surroundings surroundings, Path folder, @Nullable PositionClient position) {
        this.surroundings = surroundings;
        this.folder = folder;
        this.position = position;
    }

    /** Ends a wait for tables; called in another thread. */
    synchronized void stop() {
        stopped = true;
        if (waiter != null) {
            waiter.interrupt();
        }
    }

    private synchronized boolean beginWaiting() {
        waiter = stopped ? null : Thread.currentThread();
        return waiter != null;
    }

    private synchronized void endWaiting() {
        waiter = null;
        if (stopped) {
            // it was for the wait alone: what is closed now must not be disturbed by it
            Thread.interrupted();
        }
    }

    @Override
    public void watching() {
        say("watching " + folder + "; Ctrl-C ends it");
    }

    @Override
    public void published(String file, PublishReport report) {
        published++;
        sequences += report.sequences();
        bases += report.bases();
        String skipped = report.skipped().isEmpty()
                ? ""
                : ", " + Amounts.of(report.skipped().size(), "batch stood", "batches stood") + " already";
        say(file + ": " + Amounts.of(report.sequences(), "sequence", "sequences") + ", "
                + Amounts.of(report.bases(), "base", "bases") + ", "
                + Amounts.of(report.published().size(), "batch", "batches") + Reports.rejected(report) + skipped
                + decided(report));
    }

    private String decided(PublishReport report) {
        if (position == null || !beginWaiting()) {
            return "";
        }
        try {
            return "; " + Reports.decided(position.await(report));
        } catch (PublishException e) {
            return "; " + e.getMessage();
        } finally {
            endWaiting();
        }
    }

    @Override
    public void stood(String file) {
        stood++;
    }

    @Override
    public void setAside(String file, String reason, Path where) {
        bad++;
        complain(reason + "; moved to " + folder.relativize(where));
    }

    @Override
    public void leftAlone(String file, String reason, String whyNotMoved) {
        bad++;
        complain(reason + "; it is left alone until it changes, because it could not be moved to rejected: "
                + whyNotMoved);
    }

    @Override
    public void unreadable(Path path, String reason) {
        complain(path + " can't be looked at (" + reason + "): its files wait until it can");
    }

    @Override
    public void waiting(String reason) {
        complain(reason + "; the feed waits, and goes on by itself");
    }

    @Override
    public void goingOn() {
        complain("Kafka answers again, and the feed goes on");
    }

    /** The last line. */
    void ended() {
        say("watched " + folder + ": published " + Amounts.of(published, "file", "files") + " of "
                + Amounts.of(sequences, "sequence", "sequences") + ", " + Amounts.of(bases, "base", "bases") + "; "
                + Amounts.of(stood, "file", "files") + " stood already, " + Amounts.grouped(bad) + " bad");
    }

    private void say(String line) {
        surroundings.out().println(line);
        surroundings.out().flush();
    }

    private void complain(String sentence) {
        surroundings.err().println("codonstream: " + sentence);
    }
}
