package org.codonstream.rest;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** The numbers for Prometheus: of the JVM from the start, of Kafka Streams once it is there. */
final class Metrics implements AutoCloseable {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4;charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private @Nullable KafkaStreamsMetrics kafka;

    Metrics() {
        garbage.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** Adds the numbers of an app. */
    synchronized void attach(KafkaStreams streams, LongSupplier unreadableUsage) {
        FunctionCounter.builder("codonstream.global.usage.unreadable", unreadableUsage, LongSupplier::getAsLong)
                .description("Records of the global table that could not be read, and were skipped")
                .register(registry);
        kafka = new KafkaStreamsMetrics(streams);
        kafka.bindTo(registry);
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public synchronized void close() {
        if (kafka != null) {
            kafka.close();
        }
        garbage.close();
        registry.close();
    }
}
