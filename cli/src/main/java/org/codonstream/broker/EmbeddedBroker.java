package org.codonstream.broker;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** The real Kafka server for this machine only, over a data folder, as a child process that ends when this one does. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ONE_QUESTION = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration CLOSING = Duration.ofSeconds(30);
    private static final int LAST_LINES = 8;
    /** Another program may take a port between its choice and Kafka's start. */
    private static final int TRIES = 3;

    private final Process process;
    private final BrokerLog log;
    private final Ports ports;

    private EmbeddedBroker(Process process, BrokerLog log, Ports ports) {
        this.process = process;
        this.log = log;
        this.ports = ports;
    }

    /**
     * Starts a broker over a folder and waits until it answers: about 3 s, after a SIGKILL about 5 s.
     *
     * @throws BrokerException if the port is taken, or the broker ends instead; its last words are in the message
     */
    public static EmbeddedBroker start(DataFolder folder, BrokerConfig wanted) {
        try {
            for (int tried = 1; ; tried++) {
                Ports ports = Ports.choose(wanted.port());
                BrokerLog log = new BrokerLog(folder.logs());
                Process process = BrokerProcess.launch(folder, ports, wanted.heapMegabytes(), log);
                EmbeddedBroker broker = new EmbeddedBroker(process, log, ports);
                try {
                    broker.awaitAnswer();
                    return broker;
                } catch (BrokerException e) {
                    broker.close();
                    if (tried == TRIES || !log.mentions("Address already in use")) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new BrokerException("the broker could not be started: " + e.getMessage(), e);
        }
    }

    /** Where clients find it: {@code 127.0.0.1:<port>}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.clients();
    }

    /** The broker's own process number. */
    public long pid() {
        return process.pid();
    }

    /** Completes when the broker has ended, with a sentence about it; after {@link #close()} nobody needs to read it. */
    public CompletableFuture<String> ended() {
        return process.onExit().thenApply(ended -> whyEnded("ended"));
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + START.toNanos();
        // Where nobody listens, Kafka's client tries again and again without a pause.
        while (!listens()) {
            requireStarting(deadline);
            pause();
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "",
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "50",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "100",
                AdminClientConfig.RETRY_BACKOFF_MS_CONFIG, "50");
        Admin admin = Admin.create(settings);
        try {
            while (!answers(admin)) {
                requireStarting(deadline);
            }
        } finally {
            // Without waiting for questions that nobody will answer.
            admin.close(Duration.ZERO);
        }
    }

    private void requireStarting(long deadline) {
        if (!process.isAlive()) {
            throw new BrokerException(whyEnded("ended instead of starting"));
        }
        if (System.nanoTime() > deadline) {
            throw new BrokerException(
                    "the broker did not answer within " + START.toSeconds() + " s; see " + log.file() + lastWords());
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket("127.0.0.1", ports.clients())) {
            return !socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress());
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static BrokerException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new BrokerException("interrupted while the broker was starting", e);
    }

    /** Registered and not fenced, which is more than listening. */
    private static boolean answers(Admin admin) {
        try {
            DescribeClusterOptions options =
                    new DescribeClusterOptions().timeoutMs(Math.toIntExact(ONE_QUESTION.toMillis()));
            return !admin.describeCluster(options)
                    .nodes()
                    .get(ONE_QUESTION.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private String whyEnded(String what) {
        int status = process.exitValue();
        if (status == BrokerMain.IN_USE) {
            return "the data folder is in use by another broker: stop that one first, or name another with --data-dir";
        }
        if (log.mentions("No space left on device")) {
            return "the broker " + what + " because the disk is full: make room and start again; nothing is lost ("
                    + log.file() + ")";
        }
        return "the broker " + what + " (status " + status + "); see " + log.file() + lastWords();
    }

    private String lastWords() {
        String words = log.lastWords(LAST_LINES);
        return words.isEmpty() ? "" : ", which ends:\n" + words;
    }

    /** Ends the broker in order; one that does not end within 30 s is killed, which its next start recovers from. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            if (!process.waitFor(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
