package org.codonstream.cli;

import org.codonstream.command.CommandGroup;
import picocli.CommandLine.Command;

/** What is done with genomes on their way in. */
@Command(name = "ingest", description = "Bring genomes in.")
final class IngestCommand extends CommandGroup {}
