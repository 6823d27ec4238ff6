package org.codonstream.feed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.codonstream.input.InputException;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import org.codonstream.kafka.KafkaFailure;
import org.codonstream.kafka.PublishException;
import org.codonstream.kafka.PublishReport;
import org.codonstream.kafka.TransactionTooLongException;
import org.codonstream.publish.PublishSession;
import org.codonstream.topic.TopicException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the files of a folder as they appear, each once: what is published already is what the manifests in Kafka say,
 * so that neither a restart nor a crash publishes a file again. A bad file is set aside; while Kafka fails, the feed waits.
 */
public final class FolderFeed {

    private static final Logger LOGGER = LoggerFactory.getLogger(FolderFeed.class);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** A look at a folder of very many files takes long: most of the time is to be left to others. */
    private static final int PAUSES_A_LOOK = 4;

    private final Path folder;
    private final FeedSettings settings;
    private final PublishSession session;
    private final FeedListener listener;
    private final KnownFiles files;
    private final RejectedFolder rejected;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Set<Path> unreadable = Set.of();
    private @Nullable String topicId;
    private @Nullable String waitingFor;

    /**
     * The feed of a folder.
     *
     * @param folder must be there when it begins
     * @param session closed by whoever has opened it
     */
    public FolderFeed(Path folder, FeedSettings settings, PublishSession session, FeedListener listener) {
        this.folder = folder;
        this.settings = settings;
        this.session = session;
        this.listener = listener;
        this.files = new KnownFiles(settings.settle(), System::nanoTime);
        this.rejected = new RejectedFolder(folder);
    }

    /**
     * Feeds until {@link #stop} is called.
     *
     * @throws InputException if the folder is none
     * @throws PublishException if Kafka fails at the start, or another feed of this folder takes over
     * @throws TopicException if the broker can't be reached at the start, or its topics are not as they must be
     */
    public void run() {
        if (!Files.isDirectory(folder)) {
            throw new InputException("folder " + folder + " is not there: name a folder that can be watched");
        }
        topicId = session.connect();
        listener.watching();
        while (!isStopped()) {
            long begun = System.nanoTime();
            look(begun);
            long looked = System.nanoTime() - begun;
            publishDue();
            pause(Duration.ofNanos(looked));
        }
    }

    /** Makes {@link #run} end soon; called in another thread. A batch that is being sent is aborted. */
    public void stop() {
        stopped.countDown();
        session.stop();
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void look(long begun) {
        try {
            FolderSweep sweep = FolderSweep.of(folder, settings);
            files.observe(sweep.files(), begun);
            sweep.unreadable().forEach((path, reason) -> {
                if (!unreadable.contains(path)) {
                    listener.unreadable(path, reason);
                }
            });
            unreadable = new HashSet<>(sweep.unreadable().keySet());
        } catch (NoSuchFileException e) {
            throw new InputException("folder " + folder + " is no longer there", e);
        } catch (IOException e) {
            throw new InputException("folder " + folder + " can't be looked at: " + e, e);
        }
    }

    private void publishDue() {
        try {
            if (!stillThere()) {
                return;
            }
            for (Path file : files.due()) {
                if (isStopped() || !stillThere()) {
                    return;
                }
                publish(file);
                goOn();
            }
            goOn();
        } catch (PublishException | TopicException e) {
            if (isStopped()) {
                return;
            }
            if (isTakenOver(e)) {
                throw e;
            }
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(waitingFor)) {
                waitingFor = reason;
                listener.waiting(reason);
            }
        }
    }

    private void goOn() {
        if (waitingFor != null) {
            waitingFor = null;
            listener.goingOn();
        }
    }

    /** The broker fences a producer too whose transaction took too long. */
    private static boolean isTakenOver(RuntimeException failure) {
        return KafkaFailure.isFenced(failure) && KafkaFailure.find(failure, TransactionTooLongException.class) == null;
    }

    /** Whether what stood in Kafka is still there; topics that are made anew hold nothing of what was published before. */
    private boolean stillThere() {
        String now = session.connect();
        boolean same = now.equals(topicId);
        if (!same) {
            topicId = now;
            files.forget();
        }
        return same;
    }

    private void publish(Path path) {
        FileState state = files.state(path);
        try {
            List<InputFile> opened = InputFiles.resolve(List.of(path.toString()), session.fasta());
            InputFile file = opened.get(0);
            if (state == null || !state.isOf(file)) {
                return; // it changes: the next look sees it
            }
            PublishReport report = session.publish(file);
            files.done(path);
            if (report.published().isEmpty() && !report.skipped().isEmpty()) {
                listener.stood(name(path));
            } else {
                listener.published(name(path), report);
            }
        } catch (RuntimeException e) {
            if (isStopped() || !Blame.isOfFile(e)) {
                throw e;
            }
            LOGGER.atDebug().setCause(e).log("{} not published", path);
            doubt(path, state, Blame.sentence(path, e));
        }
    }

    /** A file that changes, or has gone, is no bad one; neither is one that nobody has gone on writing for a moment. */
    private void doubt(Path path, @Nullable FileState state, String reason) {
        if (state == null || !state.equals(stateNow(path))) {
            return;
        }
        if (!files.isDoubtful(path)) {
            files.doubt(path);
            return;
        }
        files.done(path);
        try {
            listener.setAside(name(path), reason, rejected.setAside(path, reason));
        } catch (IOException e) {
            listener.leftAlone(name(path), reason, String.valueOf(e));
        }
    }

    private static @Nullable FileState stateNow(Path path) {
        try {
            return FileState.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (IOException e) {
            return null;
        }
    }

    private String name(Path path) {
        return folder.relativize(path).toString();
    }

    private void pause(Duration looked) {
        Duration pause = settings.settle().dividedBy(PAUSES_A_LOOK);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        pause = pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause;
        Duration rest = looked.multipliedBy(PAUSES_A_LOOK);
        long nanos = Math.max(pause.toNanos(), rest.toNanos());
        try {
            stopped.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
