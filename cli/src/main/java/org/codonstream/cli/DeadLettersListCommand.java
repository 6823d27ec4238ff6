package org.codonstream.cli;

import java.io.PrintStream;
import org.codonstream.command.KafkaOptions;
import org.codonstream.command.Surroundings;
import org.codonstream.publish.DeadLetters;
import org.codonstream.publish.Letter;
import org.codonstream.schema.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was refused. */
@Command(
        name = "list",
        description = "Print a line per dead letter: id, reason, where it stood, what was wrong; separated by tabs.")
final class DeadLettersListCommand implements Runnable {
    private final Surroundings surroundings;

    @Mixin
    private KafkaOptions kafka;

    DeadLettersListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        PrintStream out = surroundings.out();
        new DeadLetters(kafka.access(), kafka.topics()).forEach(letter -> out.println(line(letter)));
    }

    private static String line(Letter letter) {
        DeadLetter content = letter.content();
        String place = letter.wasPublished()
                ? content.getTopic() + "-" + content.getPartition() + " offset " + content.getOffset()
                : content.getFile() + " row " + content.getRow();
        return String.join("\t", letter.id().toString(), content.getReason(), place, content.getMessage());
    }
}
