package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.codonstream.command.Checked;
import org.codonstream.command.CommandException;
import org.codonstream.command.FastaOptions;
import org.codonstream.command.Interruption;
import org.codonstream.command.Surroundings;
import org.codonstream.feed.FeedSettings;
import org.codonstream.feed.FolderFeed;
import org.codonstream.publish.PublishSession;
import org.codonstream.publish.PublishSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes files as they appear in a folder. */
@Command(
        name = "watch",
        description =
                "Publish genomes as their files appear in a folder or below, until Ctrl-C: each file once, also after"
                        + " a restart or a crash. Bad files are moved to DIR/rejected.",
        footer = {
            "",
            "Examples:",
            "  codonstream ingest watch incoming/",
            "  codonstream ingest watch incoming/ --pattern '*.parquet' --source lab-7 --wait"
        })
final class IngestWatchCommand implements Runnable {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "DIR", description = "The folder; everything below it too.")
    private Path folder;

    @Option(
            names = "--pattern",
            paramLabel = "GLOB",
            description = "Which file names are taken, without folders (those that 'publish' takes from a folder).")
    private @Nullable String pattern;

    @Option(
            names = "--settle",
            paramLabel = "DURATION",
            defaultValue = "PT5S",
            description = "How long a file must have stayed as it is before it is published, ISO-8601"
                    + " (${DEFAULT-VALUE}).")
    private Duration settle;

    @Mixin
    private FastaOptions fasta;

    @Mixin
    private PublishOptions publishing;

    IngestWatchCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        FeedSettings feeding = Checked.setting(() -> new FeedSettings(pattern, settle));
        PublishSettings settings = publishing.settings().withFasta(fasta.content());
        Path watched = watched();
        WatchLines lines = new WatchLines(surroundings, watched, publishing.position());
        String takenOver = "another 'ingest watch' of " + watched + " has taken over";
        try (PublishSession session = new PublishSession(publishing.access(), settings, feed(watched), takenOver)) {
            FolderFeed feed = new FolderFeed(watched, feeding, session, lines);
            try (Interruption interruption = Interruption.calls(() -> {
                feed.stop();
                lines.stop();
            })) {
                feed.run();
                lines.ended();
            }
        }
    }

    private Path watched() {
        if (!Files.isDirectory(folder)) {
            throw new CommandException(folder + " is no folder: name one that can be watched");
        }
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two machines may have folders of one path: what the file system calls the folder tells them apart. */
    private static String feed(Path watched) {
        try {
            return watched + " "
                    + Files.readAttributes(watched, BasicFileAttributes.class).fileKey();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
