package org.codonstream.cli;

import org.codonstream.batch.OnBadRow;
import org.codonstream.command.BatchSizeOptions;
import org.codonstream.command.Checked;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.NewTopicOptions;
import org.codonstream.command.WaitOptions;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PositionClient;
import org.codonstream.publish.PublishSettings;
import org.codonstream.sequence.IdentityRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How files are published, by whatever command. */
final class PublishOptions {
    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Where all of it comes from; wins over the files' column.")
    private @Nullable String source;

    @Mixin
    private BatchSizeOptions batches;

    @Option(
            names = "--on-bad-row",
            paramLabel = "WHAT",
            defaultValue = "fail",
            description =
                    "fail: a bad row ends the run, of a watch its file; reject: it goes to the dead letters, the rest is published"
                            + " (${DEFAULT-VALUE}).")
    private OnBadRow onBadRow;

    @Option(
            names = "--identity",
            paramLabel = "RULE",
            description = "accession: the accession without version, else source and id; seq-id: the whole id as it is"
                    + " (what the topic prefix has; accession for a new one).")
    private @Nullable IdentityRule identity;

    @Mixin
    private WaitOptions waiting;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private NewTopicOptions newTopics;

    PublishSettings settings() {
        return Checked.setting(() -> PublishSettings.defaults()
                .withTopics(newTopics.of(kafka.topics()))
                .withIdentity(identity)
                .withSource(source)
                .withLimits(batches.limits())
                .withOnBadRow(onBadRow));
    }

    KafkaAccess access() {
        return kafka.access();
    }

    /** Who is asked whether all tables contain what was published; null where nobody has to wait. */
    @Nullable
    PositionClient position() {
        return waiting.client(kafka);
    }
}
