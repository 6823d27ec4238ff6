package org.codonstream.command;

import java.time.Duration;
import org.codonstream.kafka.DecisionCounts;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.ReplayReport;

/** The last lines of commands that publish. */
public final class Reports {
    private Reports() {}

    /** What a run published, and how fast. */
    public static String published(PublishReport report, Duration taken) {
        String skipped = report.skipped().isEmpty()
                ? ""
                : "; " + Amounts.of(report.skipped().size(), "batch stands", "batches stand")
                        + " already (--no-resume publishes again)";
        String rate = report.bases() == 0 ? "" : ", " + Amounts.rate(report.bases(), taken.toNanos());
        return "published " + Amounts.of(report.published().size(), "batch", "batches") + ": "
                + Amounts.of(report.sequences(), "sequence", "sequences") + ", "
                + Amounts.of(report.bases(), "base", "bases") + rejected(report) + rate + skipped;
    }

    /** What a run refused, each with a comma before it; nothing where it took all. */
    public static String rejected(PublishReport report) {
        String rows = report.rejected() == 0 ? "" : ", " + Amounts.of(report.rejected(), "row", "rows") + " rejected";
        String coding = report.rejectedCoding() == 0
                ? ""
                : ", " + Amounts.of(report.rejectedCoding(), "coding sequence", "coding sequences")
                        + " rejected (see 'codonstream dead-letters list')";
        return rows + coding;
    }

    /** How many retractions a run published. */
    public static String retracted(PublishReport report) {
        return "published " + Amounts.of(report.retractions(), "retraction", "retractions");
    }

    /** How many dead letters were sent again. */
    public static String replayed(ReplayReport report) {
        String left = report.left() == 0
                ? ""
                : "; left out " + Amounts.of(report.left(), "letter", "letters")
                        + " of what was never published: mend the files and publish them again";
        return "replayed " + Amounts.of(report.replayed(), "record", "records") + left;
    }

    /** What the ledger decided about sequences. */
    public static String decided(DecisionCounts decisions) {
        return "counted " + Amounts.grouped(decisions.counted()) + ", replaced " + Amounts.grouped(decisions.replaced())
                + ", duplicate " + Amounts.grouped(decisions.duplicate()) + ", stale "
                + Amounts.grouped(decisions.stale()) + ", rejected " + Amounts.grouped(decisions.rejected());
    }

    /** What the ledger decided about retractions. */
    public static String takenOut(DecisionCounts decisions) {
        return "taken out " + Amounts.grouped(decisions.retracted()) + ", not there "
                + Amounts.grouped(decisions.absent()) + ", stale " + Amounts.grouped(decisions.stale());
    }
}
