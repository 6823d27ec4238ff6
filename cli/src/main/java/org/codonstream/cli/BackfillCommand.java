package org.codonstream.cli;

import java.util.ArrayList;
import java.util.List;
import org.codonstream.command.CommandException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Names the backfill among the commands. The launcher starts it as a program of its own, because Spark's class path is its own. */
@Command(
        name = "backfill",
        description = {
            "Count everything again with Spark: to have all tables at once, to prove that the stream is right, or to"
                    + " replace what it holds.",
            "It is a program of its own, which ./codonstream starts."
        })
final class BackfillCommand implements Runnable {
    /** Whatever was typed behind it: only the backfill itself understands that. */
    @Unmatched
    @SuppressWarnings("UnusedVariable")
    private final List<String> words = new ArrayList<>();

    @Override
    public void run() {
        throw new CommandException(
                "the backfill needs Spark's class path: start it as ./codonstream backfill, which gives it that");
    }
}
