package org.codonstream.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.codonstream.command.CommandException;
import org.codonstream.command.ConfigurationException;
import picocli.CommandLine.Parameters;

/** Where the genomes are that something is measured with. */
final class GenomeFolder {
    @Parameters(paramLabel = "DIR", description = "A folder of Parquet files, as 'generate' writes it.")
    private Path input;

    /** The folder, as a program is told. */
    String input() {
        return input.toString();
    }

    /**
     * Looks for it before anything is done.
     *
     * @throws ConfigurationException if there is no such folder
     */
    void check() {
        if (!Files.isDirectory(input)) {
            throw new ConfigurationException(input + ": there is no such folder");
        }
    }

    /** How much there is in it; reads all of it. */
    Totals totals() {
        try {
            return ColumnRead.all(input);
        } catch (IOException e) {
            throw new CommandException(input + " can't be read: " + e.getMessage(), e);
        }
    }
}
