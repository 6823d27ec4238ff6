package org.codonstream.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import sun.misc.Signal;

/**
 * The broker's own process: formats its storage if need be, runs Kafka, and ends in order when its parent is gone.
 *
 * <p>A process of its own because Kafka halts its JVM where it can't go on.
 */
final class BrokerMain {
    /** Exit status when another broker process still has the folder. */
    static final int IN_USE = 75;

    /** How long Kafka may take to close its logs before the process ends without it: they are recovered at the next start. */
    private static final Duration CLOSING = Duration.ofSeconds(25);

    private BrokerMain() {}

    /** Arguments: the file of server properties, the lock file, the file that keeps the cluster's id. */
    public static void main(String[] args) throws IOException {
        Path properties = Path.of(args[0]);
        leaveInterruptsToTheParent();
        endWithTheParent();
        // Not closed: the operating system takes the lock back when the process has ended, and not earlier.
        if (FolderLock.acquire(Path.of(args[1]), Duration.ZERO).isEmpty()) {
            System.exit(IN_USE);
        }
        format(properties, Path.of(args[2]));
        Kafka.main(new String[] {properties.toString()});
    }

    /**
     * Ctrl-C reaches every process of the terminal: the parent has to commit and leave its groups while the broker still
     * answers. Kafka's LoggingSignalHandler, installed later, calls the handler that it finds.
     */
    private static void leaveInterruptsToTheParent() {
        Signal.handle(new Signal("INT"), signal -> {});
        Signal.handle(new Signal("HUP"), signal -> {});
    }

    /** The parent holds the other end of standard input, and loses it however it ends, SIGKILL included. */
    private static void endWithTheParent() {
        Thread watch = new Thread(BrokerMain::awaitEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // what is written there has no meaning
            }
        } catch (IOException e) {
            // as good as the end
        }
        Thread impatience = new Thread(BrokerMain::haltAfterPatience, "halt");
        impatience.setDaemon(true);
        impatience.start();
        System.exit(0);
    }

    private static void haltAfterPatience() {
        try {
            Thread.sleep(CLOSING.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    /** The id is on disk before anything is formatted with it, so that a killed formatting is simply done again. */
    private static void format(Path file, Path clusterIdFile) throws IOException {
        Properties properties = new Properties();
        try (java.io.Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        if (isFormatted(properties, "log.dirs") && isFormatted(properties, "metadata.log.dir")) {
            return;
        }
        if (!Files.exists(clusterIdFile)) {
            Path unfinished =
                    Files.writeString(clusterIdFile.resolveSibling("cluster-id.new"), Uuid.randomUuid() + "\n");
            Files.move(unfinished, clusterIdFile);
        }
        String clusterId = Files.readString(clusterIdFile).strip();
        int status = StorageTool.execute(
                new String[] {"format", "--ignore-formatted", "--cluster-id", clusterId, "--config", file.toString()},
                System.out);
        if (status != 0) {
            throw new UncheckedIOException(new IOException("the storage could not be formatted"));
        }
    }

    private static boolean isFormatted(Properties properties, String folder) {
        return Files.exists(Path.of(properties.getProperty(folder), "meta.properties"));
    }
}
