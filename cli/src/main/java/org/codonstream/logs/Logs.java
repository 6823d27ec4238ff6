package org.codonstream.logs;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import java.nio.file.Path;
import java.util.Map;

/**
 * Sets up the logs. In code, which logback finds as a service: a file of XML takes each process a tenth of a second of
 * processor time when it starts. Who names a file with {@code -Dlogback.configurationFile} has that
 * instead, but for the broker.
 *
 * <p>The console of a program is for our own messages, in plain words; what libraries have to say matters there only when
 * it is bad. Programs that run on add a {@link LogFile}, which has everything. The broker's process has its file alone.
 */
public final class Logs extends ContextAwareBase implements Configurator {

    /** Names the broker's log file, in its own process. */
    public static final String BROKER_FILE = "codonstream.broker.log";

    private static final String CONSOLE_PATTERN = "%d{HH:mm:ss} %msg %kvp{NONE}%n%nopex";
    private static final String BROKER_PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{36} %msg%n";

    private static final Map<String, Level> OF_PROGRAMS = Map.of(
            "org.codonstream", Level.INFO,
            "org.apache.kafka", Level.INFO,
            // a port that is taken is said in a sentence of our own
            "io.javalin", Level.OFF,
            // tasks whose stores are restored once more after a restart are said to be corrupted, with a stack trace
            "org.apache.kafka.streams.processor.internals.TaskExecutor", Level.OFF,
            "org.apache.kafka.streams.processor.internals.TaskManager", Level.OFF,
            // every client writes down all of its settings, and the app has a dozen of them
            "org.apache.kafka.clients.consumer.ConsumerConfig", Level.WARN,
            "org.apache.kafka.clients.producer.ProducerConfig", Level.WARN,
            "org.apache.kafka.clients.admin.AdminClientConfig", Level.WARN,
            "org.apache.kafka.streams.StreamsConfig", Level.WARN);

    private static final Map<String, Level> OF_THE_BROKER = Map.of(
            "state.change.logger", Level.WARN,
            "org.apache.kafka.clients", Level.WARN,
            // prints all of its several hundred settings otherwise, three times
            "org.apache.kafka.common.config.AbstractConfig", Level.WARN,
            "org.apache.kafka.server.config.AbstractKafkaConfig", Level.WARN,
            "kafka.server.KafkaConfig", Level.WARN);

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String brokerFile = System.getProperty(BROKER_FILE);
        if (brokerFile == null && System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null) {
            return ExecutionStatus.NEUTRAL;
        }
        context.getStatusManager().add(new NopStatusListener());
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (brokerFile == null) {
            root.setLevel(Level.WARN);
            root.addAppender(console(context));
            OF_PROGRAMS.forEach((name, level) -> context.getLogger(name).setLevel(level));
        } else {
            root.setLevel(Level.INFO);
            root.addAppender(LogFile.appender(context, Path.of(brokerFile), BROKER_PATTERN));
            OF_THE_BROKER.forEach((name, level) -> context.getLogger(name).setLevel(level));
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        ThresholdFilter errors = new ThresholdFilter();
        errors.setLevel(Level.ERROR.toString());
        errors.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setTarget(ConsoleTarget.SystemErr.getName());
        console.addFilter(errors);
        console.setEncoder(LogFile.encoder(context, CONSOLE_PATTERN));
        console.start();
        return console;
    }
}
