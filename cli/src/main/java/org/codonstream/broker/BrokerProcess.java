package org.codonstream.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.codonstream.logs.Logs;

/** Writes the broker's properties and starts its JVM with this one's Java, class path and what both have in common. */
final class BrokerProcess {
    /** Has the options that the launcher gives to every JVM of the program, one in each line. */
    private static final String JVM_OPTIONS = "codonstream.jvm-options";

    private BrokerProcess() {}

    /** Starts the process; its standard input is the line of life that {@link BrokerMain} watches. */
    static Process launch(DataFolder folder, Ports ports, int heapMegabytes, BrokerLog log) throws IOException {
        Path kafka = folder.kafka();
        Path properties = kafka.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(properties)) {
            properties(kafka, ports).store(writer, "written at each start");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(System.getProperty(JVM_OPTIONS, "").lines().toList());
        command.addAll(List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                // Starts sooner and takes less of the processor, measured with 3 GB: its work is moving bytes.
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ErrorFile=" + log.folder().resolve("broker-crash-%p.log"),
                "-Djava.awt.headless=true",
                "-D" + Logs.BROKER_FILE + "=" + log.file(),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerMain.class.getName(),
                properties.toString(),
                folder.brokerLock().toString(),
                kafka.resolve("cluster-id").toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.output().toFile()))
                .start();
    }

    private static Properties properties(Path kafka, Ports ports) throws IOException {
        Properties properties = new Properties();
        try (InputStream fixed = Objects.requireNonNull(
                BrokerProcess.class.getResourceAsStream("server.properties"), "server.properties")) {
            properties.load(fixed);
        }
        String client = "BROKER://127.0.0.1:" + ports.clients();
        properties.setProperty("listeners", client + ",CONTROLLER://127.0.0.1:" + ports.controller());
        properties.setProperty("advertised.listeners", client);
        properties.setProperty("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
        properties.setProperty("log.dirs", kafka.resolve("topics").toString());
        // Apart from the topics: Kafka's check of the topic folders at start must not find the metadata log there.
        properties.setProperty("metadata.log.dir", kafka.resolve("metadata").toString());
        return properties;
    }
}
