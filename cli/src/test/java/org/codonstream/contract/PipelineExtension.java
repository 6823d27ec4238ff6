package org.codonstream.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.codonstream.broker.BrokerConfig;
import org.codonstream.broker.DataFolder;
import org.codonstream.broker.EmbeddedBroker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One embedded broker for all test classes; each class has a streams app and topics of its own, named after it. */
final class PipelineExtension implements ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(PipelineExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pipeline.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Broker broker = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("broker", key -> Broker.start(), Broker.class);
        String prefix = context.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        ExtensionContext ofClass =
                context.getTestMethod().isPresent() ? context.getParent().orElseThrow() : context;
        return ofClass.getStore(NAMESPACE).getOrComputeIfAbsent(prefix, key -> broker.pipeline(prefix), Pipeline.class);
    }

    private record Broker(Path root, DataFolder folder, EmbeddedBroker process) implements AutoCloseable {

        static Broker start() {
            try {
                Path root = Files.createTempDirectory("codonstream-contract");
                DataFolder folder = DataFolder.open(root.resolve("broker"), Duration.ZERO);
                return new Broker(root, folder, EmbeddedBroker.start(folder, BrokerConfig.onPort(0)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Pipeline pipeline(String prefix) {
            return Pipeline.start(process.bootstrapServers(), prefix, root.resolve("streams-" + prefix));
        }

        @Override
        public void close() throws IOException {
            process.close();
            folder.close();
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
