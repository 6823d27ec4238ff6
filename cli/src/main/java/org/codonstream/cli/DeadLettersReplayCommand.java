package org.codonstream.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codonstream.command.CommandException;
import org.codonstream.command.ConfigurationException;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.Reports;
import org.codonstream.command.Surroundings;
import org.codonstream.command.WaitOptions;
import org.codonstream.kafka.PositionClient;
import org.codonstream.kafka.ReplayReport;
import org.codonstream.publish.DeadLetters;
import org.codonstream.publish.LetterId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends refused records again. */
@Command(
        name = "replay",
        description =
                "Send refused records again, at their first place in the order. What is counted already stays so.",
        footer = {
            "",
            "Examples:",
            "  codonstream dead-letters replay --all --wait",
            "  codonstream dead-letters replay 3:17 --value mended.bin"
        })
final class DeadLettersReplayCommand implements Runnable {
    /** One letter or all. */
    static final class Which {
        @Parameters(index = "0", paramLabel = "ID", description = "One dead letter, as 'list' names it.")
        private @Nullable LetterId id;

        @Option(names = "--all", arity = "0", description = "All that were records.")
        private boolean all;
    }

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--value", paramLabel = "FILE", description = "Send these bytes instead of the letter's own.")
    private @Nullable Path value;

    @Mixin
    private WaitOptions waiting;

    @Mixin
    private KafkaOptions kafka;

    DeadLettersReplayCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        if (which.id == null && value != null) {
            throw new ConfigurationException("--value: takes one dead letter, not --all");
        }
        PositionClient position = waiting.client(kafka);
        ReplayReport report = replay(new DeadLetters(kafka.access(), kafka.topics()));
        surroundings.out().println(Reports.replayed(report));
        if (position != null) {
            position.await(report);
        }
    }

    private ReplayReport replay(DeadLetters letters) {
        if (which.id == null) {
            return letters.replayAll();
        }
        return value == null ? letters.replay(which.id) : letters.replay(which.id, bytes(value));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandException("the mended value " + file + " can't be read: " + e.getMessage(), e);
        }
    }
}
