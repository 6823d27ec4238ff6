package org.codonstream.cli;

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

    /** The tree for one command line. */
    static CommandLine of(Surroundings surroundings) {
        CommandLine commands = new CommandLine(new RootCommand())
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new CommandLine(new IngestCommand())
                        .addSubcommand(new IngestConvertCommand(surroundings))
                        .addSubcommand(new IngestPlanCommand(surroundings))
                        .addSubcommand(new IngestPublishCommand(surroundings))
                        .addSubcommand(new IngestWatchCommand(surroundings))
                        .addSubcommand(new IngestRetractCommand(surroundings)))
                .addSubcommand(new CommandLine(new StreamsCommand())
                        .addSubcommand(new StreamsRunCommand(surroundings))
                        .addSubcommand(new StreamsDescribeCommand(surroundings))
                        .addSubcommand(new StreamsResetCommand(surroundings)))
                .addSubcommand(new UsageCommand(surroundings))
                .addSubcommand(new MetricsCommand(surroundings))
                .addSubcommand(new BatchesCommand(surroundings))
                .addSubcommand(new CountCommand(surroundings))
                .addSubcommand(new CodesCommand(surroundings))
                .addSubcommand(new BackfillCommand())
                .addSubcommand(new CommandLine(new DeadLettersCommand())
                        .addSubcommand(new DeadLettersListCommand(surroundings))
                        .addSubcommand(new DeadLettersReplayCommand(surroundings)));
        Converters.register(commands, LetterId.class, LetterId::parse);
        Converters.register(commands, TableForm.class, TableForm::ofLabel);
        Converters.register(commands, CodeChoice.class, CodeChoice::parse);
        Converters.register(commands, FamilyRule.class, FamilyRule::ofLabel);
        Converters.register(commands, IndexFormat.class, IndexFormat::ofLabel);
        Converters.register(commands, Compression.class, Compression::ofLabel);
        return commands;
    }
}
