package org.codonstream.publish;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.common.KafkaClusterConfig;
import io.kroxylicious.testing.kafka.common.KafkaClusterFactory;
import org.codonstream.kafka.KafkaAccess;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real broker inside the test JVM, for all test classes; each test takes a {@link TestTopics} of its own. */
final class BrokerExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestTopics.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Broker broker = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(BrokerExtension.class))
                .getOrComputeIfAbsent("broker", key -> new Broker(start()), Broker.class);
        return new TestTopics(KafkaAccess.of(broker.cluster().getBootstrapServers()));
    }

    /** A broker of its own, for a test that ends it. */
    static KafkaCluster start() {
        KafkaCluster cluster = KafkaClusterFactory.create(KafkaClusterConfig.builder()
                .brokersNum(1)
                .kraftMode(true)
                .brokerConfig("auto.create.topics.enable", "false")
                .brokerConfig("log.cleaner.dedupe.buffer.size", "2097152")
                .build());
        cluster.start();
        return cluster;
    }

    private record Broker(KafkaCluster cluster) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            cluster.close();
        }
    }
}
