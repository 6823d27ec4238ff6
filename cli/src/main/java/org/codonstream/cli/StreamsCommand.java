package org.codonstream.cli;

import org.codonstream.command.CommandGroup;
import picocli.CommandLine.Command;

/** The streams app by itself, against any Kafka. */
@Command(name = "streams", description = "The streams app alone, against any Kafka.")
final class StreamsCommand extends CommandGroup {}
