package org.codonstream.rest;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** The numbers for Prometheus: of the JVM from the start, of Kafka Streams once it is there. */
final class Metrics implements AutoCloseable {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4;charset=utf-8";

    /** What appears later, as a task that moves here does, is found so often. */
    private static final Duration REFRESH = Duration.ofSeconds(10);

    /**
     * What makes most of the lines and says least: numbers about single brokers, about the numbers themselves, and about
     * single stores, of which a registry with one set of labels a name would show some kinds only.
     */
    private static final List<String> LEFT_OUT = List.of(
            ".node.",
            "kafka.metrics.count",
            ".app.info.",
            "kafka.stream.state.",
            ".preferred.read.replica",
            ".records.lead");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final ScheduledExecutorService refresher = Executors.newSingleThreadScheduledExecutor(Metrics::daemon);
    private @Nullable KafkaStreams app;
    private @Nullable KafkaStreamsMetrics kafka;

    /** Kept because the registry itself refers to it but weakly. */
    private LongSupplier unreadable = () -> 0;

    Metrics() {
        registry.config().meterFilter(MeterFilter.deny(meter -> LEFT_OUT.stream()
                .anyMatch(part -> meter.getName().contains(part))));
        garbage.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Adds the numbers of an app. */
    synchronized void attach(KafkaStreams streams, LongSupplier unreadableUsage) {
        unreadable = unreadableUsage;
        FunctionCounter.builder("codonstream.global.usage.unreadable", unreadable, LongSupplier::getAsLong)
                .description("Records of the global table that could not be read, and were skipped")
                .register(registry);
        app = streams;
    }

    /** Who never asks does not pay: Kafka's hundreds of numbers are named and kept up to date from the first time on. */
    String scrape() {
        bindKafka();
        return registry.scrape();
    }

    private synchronized void bindKafka() {
        if (app != null && kafka == null) {
            kafka = new KafkaStreamsMetrics(app, List.of(), refresher, REFRESH);
            kafka.bindTo(registry);
        }
    }

    @Override
    public synchronized void close() {
        refresher.shutdownNow();
        app = null;
        if (kafka != null) {
            kafka.close();
        }
        garbage.close();
        registry.close();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "codonstream-metrics");
        thread.setDaemon(true);
        return thread;
    }
}
