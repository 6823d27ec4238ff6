package org.codonstream.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.codonstream.code.FamilyRule;
import org.codonstream.command.Converters;
import org.codonstream.command.Surroundings;
import org.codonstream.indices.IndexFormat;
import org.codonstream.publish.LetterId;
import org.codonstream.shard.Compression;
import picocli.CommandLine;

/** The tree of commands. */
final class Commands {
    private Commands() {}

    /** The tree for one command line; if that begins with a command's name, with this command alone. */
    static CommandLine of(Surroundings surroundings, String firstWord) {
        Map<String, Supplier<Object>> all = all(surroundings);
        boolean isNamed = all.containsKey(firstWord);
        CommandLine commands = new CommandLine(new RootCommand());
        all.forEach((name, command) -> {
            if (!isNamed || name.equals(firstWord)) {
                commands.addSubcommand(command.get());
            }
        });
        Converters.register(commands, LetterId.class, LetterId::parse);
        Converters.register(commands, TableForm.class, TableForm::ofLabel);
        Converters.register(commands, CodeChoice.class, CodeChoice::parse);
        Converters.register(commands, FamilyRule.class, FamilyRule::ofLabel);
        Converters.register(commands, IndexFormat.class, IndexFormat::ofLabel);
        Converters.register(commands, Compression.class, Compression::ofLabel);
        return commands;
    }

    /** The commands by their names, in the order in which help lists them. */
    private static Map<String, Supplier<Object>> all(Surroundings surroundings) {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("demo", () -> new DemoCommand(surroundings));
        all.put("up", () -> new UpCommand(surroundings));
        all.put("ingest", () -> ingest(surroundings));
        all.put("streams", () -> streams(surroundings));
        all.put("usage", () -> new UsageCommand(surroundings));
        all.put("metrics", () -> new MetricsCommand(surroundings));
        all.put("batches", () -> new BatchesCommand(surroundings));
        all.put("count", () -> new CountCommand(surroundings));
        all.put("codes", () -> new CodesCommand(surroundings));
        all.put("backfill", BackfillCommand::new);
        all.put("dead-letters", () -> deadLetters(surroundings));
        return all;
    }

    private static CommandLine ingest(Surroundings surroundings) {
        return new CommandLine(new IngestCommand())
                .addSubcommand(new IngestConvertCommand(surroundings))
                .addSubcommand(new IngestPlanCommand(surroundings))
                .addSubcommand(new IngestPublishCommand(surroundings))
                .addSubcommand(new IngestWatchCommand(surroundings))
                .addSubcommand(new IngestRetractCommand(surroundings));
    }

    private static CommandLine streams(Surroundings surroundings) {
        return new CommandLine(new StreamsCommand())
                .addSubcommand(new StreamsRunCommand(surroundings))
                .addSubcommand(new StreamsDescribeCommand(surroundings))
                .addSubcommand(new StreamsResetCommand(surroundings));
    }

    private static CommandLine deadLetters(Surroundings surroundings) {
        return new CommandLine(new DeadLettersCommand())
                .addSubcommand(new DeadLettersListCommand(surroundings))
                .addSubcommand(new DeadLettersReplayCommand(surroundings));
    }
}
