package org.codonstream.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.codon.Reading;
import org.codonstream.publish.LetterId;
import org.codonstream.sequence.IdentityRule;
import org.codonstream.usage.Scope;
import org.codonstream.usage.TableFormat;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

/** The tree of commands, and what holds for all of them. */
final class Commands {
    private Commands() {}

    /** The tree for one command line, which is looked at only for its {@code --config}. */
    static CommandLine of(Surroundings surroundings, String[] args) {
        RootCommand root = new RootCommand();
        CommandLine commands = new CommandLine(root)
                .addSubcommand(new DemoCommand(surroundings))
                .addSubcommand(new UpCommand(surroundings))
                .addSubcommand(new CommandLine(new IngestCommand())
                        .addSubcommand(new IngestPlanCommand(surroundings))
                        .addSubcommand(new IngestPublishCommand(surroundings))
                        .addSubcommand(new IngestRetractCommand(surroundings)))
                .addSubcommand(new CommandLine(new StreamsCommand())
                        .addSubcommand(new StreamsRunCommand(surroundings))
                        .addSubcommand(new StreamsDescribeCommand(surroundings))
                        .addSubcommand(new StreamsResetCommand(surroundings)))
                .addSubcommand(new UsageCommand(surroundings))
                .addSubcommand(new BatchesCommand(surroundings))
                .addSubcommand(new CountCommand(surroundings))
                .addSubcommand(new CommandLine(new DeadLettersCommand())
                        .addSubcommand(new DeadLettersListCommand(surroundings))
                        .addSubcommand(new DeadLettersReplayCommand(surroundings)));
        Failures failures = new Failures(surroundings.err(), root);
        commands.setOut(writer(surroundings.out()));
        commands.setErr(writer(surroundings.err()));
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setAbbreviatedOptionsAllowed(false);
        commands.setUsageHelpWidth(80);
        commands.setParameterExceptionHandler(failures);
        commands.setExecutionExceptionHandler(failures);
        register(commands, Reading.class, Reading::ofLabel);
        register(commands, TableFormat.class, TableFormat::ofLabel);
        register(commands, IdentityRule.class, IdentityRule::ofLabel);
        register(commands, LetterId.class, LetterId::parse);
        register(commands, Scope.class, Scope::parse);
        register(commands, GeneticCode.class, Commands::geneticCode);
        addHelp(commands);
        commands.setDefaultValueProvider(Defaults.read(surroundings.environment(), args));
        return commands;
    }

    /** Every command explains itself, and says what version it is. */
    private static void addHelp(CommandLine command) {
        command.getCommandSpec().addMixin("help", CommandLine.Model.CommandSpec.forAnnotatedObject(new HelpOptions()));
        command.getCommandSpec().versionProvider(new VersionText());
        command.getSubcommands().values().forEach(Commands::addHelp);
    }

    /** Lets an option be of a type that reads itself; why it refuses a text is what the user is told. */
    private static <T> void register(CommandLine commands, Class<T> type, Function<String, T> reader) {
        commands.registerConverter(type, text -> {
            try {
                return reader.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
    }

    private static GeneticCode geneticCode(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(
                    "genetic code " + text + ": must be one of NCBI's numbers, such as 1 or 11");
        }
        return GeneticCodes.ncbi().get(Integer.parseInt(text));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
