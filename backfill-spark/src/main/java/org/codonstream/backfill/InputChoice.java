package org.codonstream.backfill;

import java.util.List;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.reconcile.Moment;
import org.codonstream.recount.FileInput;
import org.codonstream.recount.RecountInput;
import org.codonstream.recount.TopicInput;
import org.codonstream.sequence.IdentityRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is counted: files, or what stands in Kafka. */
final class InputChoice {

    @Option(
            names = "--input",
            paramLabel = "PATH",
            arity = "1..*",
            description = "Parquet files, folders or globs, local or on a Hadoop file system (s3a://, hdfs://).")
    private @Nullable List<String> paths;

    @Option(
            names = "--from-topic",
            description = "What was published, as it stands in Kafka: for when the files are gone.")
    @SuppressWarnings("UnusedVariable") // without --input it is this one
    private boolean fromTopic;

    boolean isFiles() {
        return paths != null;
    }

    /** The files, found and their footers checked. */
    FileInput files(RowOptions rows, IdentityRule identity) {
        return FileInput.of(paths == null ? List.of() : paths, rows.rules(identity), rows.limits());
    }

    /** The input at a moment: files have none. */
    RecountInput at(Moment moment, KafkaAccess kafka, RowOptions rows, IdentityRule identity) {
        return isFiles()
                ? files(rows, identity)
                : new TopicInput(kafka, moment.layout(), moment.ends(), moment.generations());
    }
}
