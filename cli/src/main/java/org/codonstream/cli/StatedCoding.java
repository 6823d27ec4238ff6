package org.codonstream.cli;

import java.io.PrintStream;
import java.util.List;
import org.codonstream.command.Amounts;
import org.codonstream.command.CommandException;
import org.codonstream.input.BadFeature;
import org.codonstream.input.SequenceRow;
import org.jspecify.annotations.Nullable;

/** What rows say of coding sequences: whether anything at all, and which of them could not be counted. */
final class StatedCoding {
    private long stated;
    private long unstated;
    private long rejected;
    private @Nullable String firstRejected;

    /** Takes a row into account. */
    void add(SequenceRow row) {
        if (row.annotation() == null) {
            unstated++;
            return;
        }
        stated++;
        List<BadFeature> bad = row.badFeatures();
        rejected += bad.size();
        if (firstRejected == null && !bad.isEmpty()) {
            firstRejected = bad.get(0).sentence();
        }
    }

    /** Takes the rows behind into account. */
    void add(StatedCoding behind) {
        stated += behind.stated;
        unstated += behind.unstated;
        rejected += behind.rejected;
        if (firstRejected == null) {
            firstRejected = behind.firstRejected;
        }
    }

    /**
     * Says what is missing in counts of coding sequences.
     *
     * @param name of the input
     * @throws CommandException if no row says anything of them, so that nothing is known, not even that there are none
     */
    void report(String name, PrintStream err) {
        if (stated == 0 && unstated > 0) {
            throw new CommandException("reading cds: no row of " + name + " states coding sequences: give GenBank"
                    + " files, Parquet files with the column coding_features, or FASTA whose records are coding sequences,"
                    + " with --fasta-is cds");
        }
        if (unstated > 0) {
            err.println(Amounts.of(unstated, "row states", "rows state") + " no coding sequences and "
                    + (unstated == 1 ? "is" : "are") + " left out");
        }
        if (rejected > 0) {
            err.println(Amounts.of(rejected, "coding sequence", "coding sequences")
                    + " could not be counted, the first: " + firstRejected);
        }
    }
}
