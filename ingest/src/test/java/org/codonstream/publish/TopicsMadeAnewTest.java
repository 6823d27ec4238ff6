package org.codonstream.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.codonstream.feed.FeedListener;
import org.codonstream.feed.FeedSettings;
import org.codonstream.feed.FolderFeed;
import org.codonstream.kafka.PublishReport;
import org.codonstream.schema.Manifest;
import org.codonstream.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is fed while its topics are deleted. */
@ExtendWith(BrokerExtension.class)
@Timeout(90)
class TopicsMadeAnewTest {

    @TempDir
    private Path folder;

    @Test
    void getAllFilesOfTheFolderAgain(TestTopics topics) throws Exception {
        Files.writeString(folder.resolve("a.fasta"), ">NC_000001.1\nATGTAA\n");
        BlockingQueue<String> published = new LinkedBlockingQueue<>();
        FeedListener listener = new FeedListener() {
            @Override
            public void published(String file, PublishReport report) {
                published.add(file);
            }
        };
        FeedSettings feeding = new FeedSettings(null, Duration.ofMillis(20));
        try (PublishSession session =
                new PublishSession(topics.kafka(), topics.publishing(), folder.toString(), "taken over")) {
            FolderFeed feed = new FolderFeed(folder, feeding, session, listener);
            CompletableFuture<Void> run = CompletableFuture.runAsync(feed::run);
            try {
                assertThat(published.poll(30, TimeUnit.SECONDS)).isEqualTo("a.fasta");
                String before = topics.layout().blocksTopicId();

                delete(topics);

                assertThat(published.poll(60, TimeUnit.SECONDS)).isEqualTo("a.fasta");
                assertThat(topics.manifests())
                        .singleElement()
                        .extracting(Manifest::getTopicId)
                        .isEqualTo(topics.layout().blocksTopicId())
                        .isNotEqualTo(before);
            } finally {
                feed.stop();
                run.join();
            }
        }
    }

    private static void delete(TestTopics topics) throws Exception {
        try (Admin admin = topics.kafka().admin()) {
            admin.deleteTopics(Arrays.stream(Topic.values())
                            .map(topic -> topic.name(topics.settings().prefix()))
                            .toList())
                    .all()
                    .get();
        }
    }
}
