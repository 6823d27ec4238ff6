package org.codonstream.cli;

import java.util.concurrent.atomic.LongAdder;
import org.codonstream.command.PrefixOption;
import org.codonstream.command.Surroundings;
import org.codonstream.stream.CodonTopology;
import org.codonstream.tally.Windows;
import org.codonstream.topic.TopicLayout;
import org.codonstream.topic.TopicSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the topology; needs no Kafka. */
@Command(name = "describe", description = "Print the topology, as Kafka Streams describes it.")
final class StreamsDescribeCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private PrefixOption prefix;

    StreamsDescribeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        TopicSettings topics = prefix.topics();
        TopicLayout layout = new TopicLayout(topics.prefix(), topics.partitions(), "", "");
        surroundings
                .out()
                .print(new CodonTopology(layout, Windows.DEFAULT, new LongAdder())
                        .get()
                        .describe());
    }
}
