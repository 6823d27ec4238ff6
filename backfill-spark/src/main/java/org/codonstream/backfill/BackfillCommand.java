package org.codonstream.backfill;

import org.codonstream.command.ProgramRoot;
import picocli.CommandLine.Command;

/** What stands before the commands of the backfill. */
@Command(
        name = "codonstream backfill",
        description =
                "Count everything again with Spark: to have all tables at once, to prove that the stream is right, or to"
                        + " replace what it holds.")
final class BackfillCommand extends ProgramRoot {}
