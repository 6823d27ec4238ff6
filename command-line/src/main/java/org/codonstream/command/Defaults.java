package org.codonstream.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Where an option that was not given gets its value: the environment, then the file of {@code --config}. */
public final class Defaults implements IDefaultValueProvider {
    private static final String CONFIG = "--config";
    private static final String PREFIX = "CODONSTREAM_";

    private final Map<String, String> environment;
    private final Properties file;

    private Defaults(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Reads the file if the command line or the environment names one.
     *
     * @throws ConfigurationException if it can't be read
     */
    static Defaults read(Map<String, String> environment, String[] args) {
        Properties file = new Properties();
        String name = configFile(environment, args);
        if (name != null) {
            try (Reader reader = Files.newBufferedReader(Path.of(name))) {
                file.load(reader);
            } catch (NoSuchFileException e) {
                throw new ConfigurationException("configuration file " + name + ": there is no such file", e);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationException("configuration file " + name + ": " + e.getMessage(), e);
            }
        }
        return new Defaults(environment, file);
    }

    /** Before picocli has understood the line, because what it takes for granted depends on it. */
    private static @Nullable String configFile(Map<String, String> environment, String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals(CONFIG) && i + 1 < args.length) {
                return args[i + 1];
            }
            if (args[i].startsWith(CONFIG + "=")) {
                return args[i].substring(CONFIG.length() + 1);
            }
        }
        return environment.get(variable(CONFIG));
    }

    /** The variable that sets an option: {@code CODONSTREAM_TOPIC_PREFIX} for {@code --topic-prefix}. */
    public static String variable(String option) {
        return PREFIX + option.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        String name = option.longestName();
        String value = environment.get(variable(name));
        return value == null ? file.getProperty(name.substring(2)) : value;
    }
}
