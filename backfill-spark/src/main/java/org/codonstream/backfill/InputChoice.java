package org.codonstream.backfill;

import java.util.List;
import org.codonstream.batch.BatchPlan;
import org.codonstream.command.ConfigurationException;
import org.codonstream.recount.FileInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** What is counted: files, or what stands in Kafka. */
final class InputChoice {

    /** How rows of files are understood; what is in Kafka was understood when it was published. */
    private static final List<String> OF_FILES = List.of(
            "--source",
            "--identity",
            "--on-bad-row",
            "--batch-size",
            "--batch-bases",
            "--sample",
            "--fasta-is",
            "--fasta-genetic-code");

    @Option(
            names = "--input",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Parquet, FASTA or GenBank files, folders or globs, local or on a Hadoop file system (s3a://,"
                    + " hdfs://).")
    private @Nullable List<String> paths;

    @Option(
            names = "--from-topic",
            description = "What was published, as it stands in Kafka: for when the files are gone.")
    private boolean fromTopic;

    /**
     * Finds the files and their rows, before anything else is done.
     *
     * @param command the command line, which may not have options of files where none are read
     * @return null for what stands in Kafka
     */
    @Nullable
    BatchPlan files(CommandSpec command, RowOptions rows) {
        if (paths != null) {
            return FileInput.plan(paths, rows.limits(), rows.fasta());
        }
        ParseResult given = command.commandLine().getParseResult();
        for (String option : OF_FILES) {
            if (given.hasMatchedOption(option)) {
                throw new ConfigurationException(
                        "--from-topic with " + option + ": it says how files are read; leave it out");
            }
        }
        return null;
    }

    boolean isFromTopic() {
        return fromTopic;
    }
}
