package org.codonstream.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One process at a time: a lock on a file that the operating system takes back however its holder dies. */
final class FolderLock implements AutoCloseable {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock if it can be had within {@code patience}; a patience of zero tries once. */
    static Optional<FolderLock> acquire(Path file, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            FolderLock lock = tryOnce(file);
            if (lock != null) {
                return Optional.of(lock);
            }
            if (System.nanoTime() >= deadline) {
                return Optional.empty();
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            if (Thread.currentThread().isInterrupted()) {
                return Optional.empty();
            }
        }
    }

    /** Who wrote its process number into the lock file last, for a sentence about it. */
    static String holder(Path file) {
        try {
            String process = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return process.isEmpty() ? "another process" : "process " + process;
        } catch (IOException e) {
            return "another process";
        }
    }

    private static @Nullable FolderLock tryOnce(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            String process = ProcessHandle.current().pid() + "\n";
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(process.getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            return null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
