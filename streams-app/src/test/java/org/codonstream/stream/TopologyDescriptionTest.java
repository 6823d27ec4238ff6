package org.codonstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.codonstream.tally.Windows;
import org.codonstream.topic.TopicLayout;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {

    private static final Path KEPT = Path.of("src", "test", "resources", "topology.txt");

    @Test
    void describesItselfAsTheKeptFileDoes() throws Exception {
        TopicLayout layout = new TopicLayout("codon", 4, "blocks", "counts");
        String description = new CodonTopology(layout, Windows.DEFAULT, new LongAdder())
                .get()
                .describe()
                .toString();

        assertThat(description)
                .as(
                        "nodes, stores and internal topics keep their names across versions, or a running app loses its"
                                + " state; after a change on purpose, write the new description into %s",
                        KEPT)
                .isEqualTo(Files.readString(KEPT));
    }
}
