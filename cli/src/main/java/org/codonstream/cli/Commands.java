package org.codonstream.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.codonstream.code.FamilyRule;
import org.codonstream.command.Converters;
import org.codonstream.command.Surroundings;
import org.codonstream.indices.IndexFormat;
import org.codonstream.publish.LetterId;
import org.codonstream.shard.Compression;
import picocli.CommandLine;

/** The commands by their names, in the order in which help lists them. */
final class Commands {
    private static final Map<String, Function<Surroundings, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("demo", DemoCommand::new);
        COMMANDS.put("up", UpCommand::new);
        COMMANDS.put("ingest", Commands::ingest);
        COMMANDS.put("streams", Commands::streams);
        COMMANDS.put("usage", UsageCommand::new);
        COMMANDS.put("metrics", MetricsCommand::new);
        COMMANDS.put("batches", BatchesCommand::new);
        COMMANDS.put("count", CountCommand::new);
        COMMANDS.put("codes", CodesCommand::new);
        COMMANDS.put("backfill", surroundings -> new BackfillCommand());
        COMMANDS.put("dead-letters", Commands::deadLetters);
    }

    private Commands() {}

    /** The tree for one command line; if that begins with a command's name, with this command alone. */
    static CommandLine of(Surroundings surroundings, String firstWord) {
        CommandLine commands = new CommandLine(new RootCommand());
        boolean isNamed = COMMANDS.containsKey(firstWord);
        COMMANDS.forEach((name, command) -> {
            if (!isNamed || name.equals(firstWord)) {
                commands.addSubcommand(command.apply(surroundings));
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
