package org.codonstream.benchmark;

import org.codonstream.command.ProgramRoot;
import picocli.CommandLine.Command;

/** What stands before the stages. */
@Command(
        name = "benchmarks/run",
        description = "Make genomes to measure with, and measure how fast they are worked on.")
final class BenchmarksCommand extends ProgramRoot {}
