package org.codonstream.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class EmbeddedBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path temporary;

    @Test
    void keepsTopicsAcrossARestartOnAnotherPort() throws Exception {
        try (DataFolder folder = open();
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            createTopic(broker.bootstrapServers(), "kept");
        }
        try (DataFolder folder = open();
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            assertThat(topics(broker.bootstrapServers())).contains("kept");
            assertThat(folder.kafka().resolve("topics/kept-0")).isDirectory();
            assertThat(folder.kafka().resolve("metadata/__cluster_metadata-0")).isDirectory();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void startsTheBrokerWithTheOptionsThatAllJvmsOfTheProgramHave() throws Exception {
        System.setProperty("codonstream.jvm-options", "-Dcodonstream.test=with a space\n-Xlog:cds*=off");
        try (DataFolder folder = open();
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            // ProcessHandle gives no arguments where they are as long as a class path
            Path commandLine = Path.of("/proc", Long.toString(broker.pid()), "cmdline");
            assertThat(Files.readString(commandLine).split("\0"))
                    .contains("-Dcodonstream.test=with a space", "-Xlog:cds*=off");
        } finally {
            System.clearProperty("codonstream.jvm-options");
        }
    }

    @Test
    void endsWithAParentThatIsKilledAndStartsAgainAtOnce() throws Exception {
        Process parent = startParent();
        String[] words = firstLine(parent).split(" ");
        createTopic(words[0], "kept");
        ProcessHandle child = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();

        parent.destroyForcibly().waitFor();

        try (DataFolder folder = open();
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            assertThat(topics(broker.bootstrapServers())).contains("kept");
        }
        // the system takes the lock away from a process a moment before it takes the process away
        await().atMost(Duration.ofSeconds(20)).until(() -> !child.isAlive());
    }

    @Test
    void startsAgainAfterBothProcessesWereKilled() throws Exception {
        Process parent = startParent();
        String[] words = firstLine(parent).split(" ");
        createTopic(words[0], "kept");
        ProcessHandle child = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();

        child.destroyForcibly();
        parent.destroyForcibly().waitFor();

        try (DataFolder folder = open();
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            assertThat(topics(broker.bootstrapServers())).contains("kept");
        }
    }

    @Test
    void doesNotEndAtAnInterruptOfTheTerminal() throws Exception {
        try (DataFolder folder = open();
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            for (String signal : List.of("INT", "HUP")) {
                new ProcessBuilder("kill", "-" + signal, Long.toString(broker.pid()))
                        .start()
                        .waitFor();
            }
            createTopic(broker.bootstrapServers(), "still-there");
            assertThat(broker.ended()).isNotDone();
        }
    }

    @Test
    void saysWhenItIsGone() throws Exception {
        try (DataFolder folder = open();
                EmbeddedBroker broker = EmbeddedBroker.start(folder, BrokerConfig.onPort(0))) {
            ProcessHandle.of(broker.pid()).orElseThrow().destroyForcibly();

            assertThat(broker.ended().get(10, TimeUnit.SECONDS))
                    .startsWith("the broker ended (status 137); see "
                            + folder.logs().resolve("broker.log"));
        }
    }

    @Test
    void refusesATakenPort() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DataFolder folder = open()) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, BrokerConfig.onPort(port)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessage(
                            "port " + port + " of 127.0.0.1 is taken: stop what listens there, or choose another with"
                                    + " --kafka-port");
        }
    }

    @Test
    void showsTheLastWordsOfABrokerThatDoesNotStart() throws IOException {
        try (DataFolder folder = open()) {
            Files.createDirectories(folder.kafka().resolve("topics"));
            Files.writeString(folder.kafka().resolve("topics/meta.properties"), "version=9\n");
            Files.createDirectories(folder.kafka().resolve("metadata"));
            Files.writeString(folder.kafka().resolve("metadata/meta.properties"), "version=9\n");

            assertThatThrownBy(() -> EmbeddedBroker.start(folder, BrokerConfig.onPort(0)))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageStartingWith("the broker ended instead of starting (status 1); see "
                            + folder.logs().resolve("broker.log") + ", which ends:\n")
                    .hasMessageContaining("meta.properties");
        }
    }

    private DataFolder open() {
        return DataFolder.open(temporary.resolve("data"), PATIENCE);
    }

    private Process startParent() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerParent.class.getName(),
                        temporary.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        return Objects.requireNonNull(output.readLine(), "the parent said nothing");
    }

    private static void createTopic(String bootstrapServers, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
    }

    private static Iterable<String> topics(String bootstrapServers) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS);
        }
    }
}
