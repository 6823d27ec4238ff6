package org.codonstream.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final PrintStream err = System.err;
    private @Nullable String configurationOfTests;

    @TempDir
    private Path folder;

    @BeforeEach
    void hideTheConfigurationOfTests() {
        // what slf4j's provider gives to the context of a program
        context.setMDCAdapter(new LogbackMDCAdapter());
        configurationOfTests = System.clearProperty(ClassicConstants.CONFIG_FILE_PROPERTY);
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        context.stop();
        System.setErr(err);
        System.clearProperty(Logs.BROKER_FILE);
        System.clearProperty(ClassicConstants.CONFIG_FILE_PROPERTY);
        if (configurationOfTests != null) {
            System.setProperty(ClassicConstants.CONFIG_FILE_PROPERTY, configurationOfTests);
        }
    }

    @Test
    void isWhatLogbackFinds() {
        assertThat(ServiceLoader.load(Configurator.class)).hasExactlyElementsOfTypes(Logs.class);
    }

    @Test
    void showsErrorsOnTheConsoleInPlainWords() {
        assertThat(new Logs().configure(context)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);

        context.getLogger("org.codonstream.stream.StreamsApp").warn("a thread was replaced");
        context.getLogger("io.javalin.Javalin").error("the port is taken");
        context.getLogger("org.apache.kafka.clients.NetworkClient")
                .error("the broker is gone", new IllegalStateException("deep"));

        assertThat(console.toString(StandardCharsets.UTF_8)).matches("\\d\\d:\\d\\d:\\d\\d the broker is gone \\R");
    }

    @Test
    void leavesToAFileWhatTheConsoleDoesNotShow() {
        new Logs().configure(context);

        assertThat(context.getLogger("org.codonstream").isInfoEnabled()).isTrue();
        assertThat(context.getLogger("org.apache.kafka.streams.KafkaStreams").isInfoEnabled())
                .isTrue();
        assertThat(context.getLogger("org.apache.kafka.streams.StreamsConfig").isInfoEnabled())
                .isFalse();
        assertThat(context.getLogger("org.eclipse.jetty").isInfoEnabled()).isFalse();
    }

    @Test
    void givesTheBrokerItsFile() throws IOException {
        Path file = folder.resolve("broker.log");
        System.setProperty(Logs.BROKER_FILE, file.toString());
        System.setProperty(ClassicConstants.CONFIG_FILE_PROPERTY, "logback-mine.xml");

        new Logs().configure(context);
        context.getLogger("kafka.server.BrokerServer").info("started");
        context.getLogger("kafka.server.KafkaConfig").info("several hundred settings");
        context.getLogger("kafka.server.BrokerServer").error("failed");

        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("\\d{4}-\\d\\d-\\d\\dT.* INFO  kafka.server.BrokerServer started"),
                        line -> assertThat(line).endsWith(" ERROR kafka.server.BrokerServer failed"));
        assertThat(console.size()).isZero();
    }

    @Test
    void leavesTheLogsToWhoNamesAFile() {
        System.setProperty(ClassicConstants.CONFIG_FILE_PROPERTY, "logback-mine.xml");

        assertThat(new Logs().configure(context)).isEqualTo(ExecutionStatus.NEUTRAL);
        assertThat(context.getLogger("ROOT").iteratorForAppenders()).isExhausted();
    }
}
