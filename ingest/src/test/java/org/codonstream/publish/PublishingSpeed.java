package org.codonstream.publish;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.codonstream.batch.BatchLimits;
import org.codonstream.batch.BatchPlan;
import org.codonstream.kafka.KafkaAccess;
import org.codonstream.kafka.PublishReport;
import org.codonstream.topic.TopicSettings;

/** Measures publishing; run by hand against a broker: {@code PublishingSpeed BOOTSTRAP_SERVERS BATCH_SIZE PATH...}. */
final class PublishingSpeed {

    private PublishingSpeed() {}

    public static void main(String[] args) {
        TestTopics topics =
                new TestTopics(KafkaAccess.of(args[0]), new TopicSettings("speed" + UUID.randomUUID(), 4, (short) 1));
        List<String> paths = Arrays.asList(args).subList(2, args.length);
        long[] planned = new long[2];
        PublishListener listener = new PublishListener() {
            @Override
            public void planned(BatchPlan plan) {
                planned[0] = System.nanoTime();
                planned[1] = cpu();
            }
        };
        PublishSettings settings =
                topics.publishing().withLimits(BatchLimits.DEFAULT.withSequences(Integer.parseInt(args[1])));
        long began = System.nanoTime();
        PublishReport report = new Publisher(topics.kafka(), settings, listener).publish(paths);
        long end = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "%d batches, %d sequences, %.1f Mbases; plan and check %.1f s; publish %.1f s, %.0f Mbases/s; CPU %.1f s"
                        + " of which plan %.1f s%n",
                report.published().size(),
                report.sequences(),
                report.bases() / 1e6,
                (planned[0] - began) / 1e9,
                (end - planned[0]) / 1e9,
                report.bases() * 1e3 / (end - planned[0]),
                cpu() / 1e9,
                planned[1] / 1e9);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
