package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.codonstream.feed.FeedListener;
import org.codonstream.feed.FeedSettings;
import org.codonstream.feed.FolderFeed;
import org.codonstream.input.FastaContent;
import org.codonstream.kafka.PublishReport;
import org.codonstream.schema.CodingSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A folder fed into Kafka, for as long as it takes to deal with its first file. */
@ExtendWith(BrokerExtension.class)
@Timeout(60)
class FolderFeedTest {

    private static final FeedSettings FEEDING = new FeedSettings(null, Duration.ofMillis(20));

    @TempDir
    private Path folder;

    @Test
    void takesTheRecordsOfFastaForWhatTheyAreSaidToBe(TestTopics topics) throws Exception {
        Files.writeString(folder.resolve("genes.fasta"), ">NC_000001.1\nATGTAA\n");

        assertThat(feed(topics, FastaContent.codingSequences(4))).isEqualTo("genes.fasta is published");

        assertThat(topics.sequences().get(0).getCodingSequences())
                .singleElement()
                .satisfies(coding -> {
                    assertThat(coding.getLocation()).isEqualTo("1..6");
                    assertThat(coding.getGeneticCode()).isEqualTo(4);
                });
    }

    @Test
    void publishesAFileOnceForEachThingThatItsRecordsAreSaidToBe(TestTopics topics) throws Exception {
        Files.writeString(folder.resolve("genes.fasta"), ">NC_000001.1\nATGTAA\n");

        assertThat(feed(topics, FastaContent.GENOME)).isEqualTo("genes.fasta is published");
        assertThat(feed(topics, FastaContent.GENOME)).isEqualTo("genes.fasta stood");
        assertThat(feed(topics, FastaContent.codingSequences(1))).isEqualTo("genes.fasta is published");

        assertThat(topics.sequences())
                .extracting(sequence -> sequence.getCodingSequences().stream()
                        .map(CodingSequence::getLocation)
                        .toList())
                .containsExactlyInAnyOrder(List.of(), List.of("1..6"));
    }

    /** What becomes of the first file. */
    private String feed(TestTopics topics, FastaContent fasta) {
        CompletableFuture<String> first = new CompletableFuture<>();
        FeedListener listener = new FeedListener() {
            @Override
            public void published(String file, PublishReport report) {
                first.complete(file + " is published");
            }

            @Override
            public void stood(String file) {
                first.complete(file + " stood");
            }

            @Override
            public void setAside(String file, String reason, Path where) {
                first.complete(reason);
            }
        };
        PublishSettings settings = topics.publishing().withFasta(fasta);
        try (PublishSession session = new PublishSession(topics.kafka(), settings, folder.toString(), "taken over")) {
            FolderFeed feed = new FolderFeed(folder, FEEDING, session, listener);
            CompletableFuture<Void> feeding = CompletableFuture.runAsync(feed::run);
            try {
                return (String) CompletableFuture.anyOf(first, feeding).join();
            } finally {
                feed.stop();
                feeding.join();
            }
        }
    }
}
