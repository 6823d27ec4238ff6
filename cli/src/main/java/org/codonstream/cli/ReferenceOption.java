package org.codonstream.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.codonstream.command.CommandException;
import org.codonstream.indices.CaiReference;
import org.codonstream.usage.TableReader;
import picocli.CommandLine.Option;

/** What CAI compares with. */
final class ReferenceOption {
    @Option(
            names = "--cai-reference",
            paramLabel = "ecoli|FILE",
            defaultValue = CaiReference.ECOLI,
            description = "What CAI compares with: ecoli, the genes of Sharp and Li 1987, or a file with a codon usage"
                    + " table: csv, tsv, json, EMBOSS's cut, CUTG (${DEFAULT-VALUE}).")
    private String reference;

    /**
     * The reference, read now.
     *
     * @throws CommandException if the file can't be read or is no codon usage table
     */
    CaiReference read() {
        if (reference.equals(CaiReference.ECOLI)) {
            return CaiReference.ecoli();
        }
        try {
            return CaiReference.of(reference, TableReader.read(Path.of(reference)));
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(
                    "--cai-reference " + reference + " can't be read: must be " + CaiReference.ECOLI
                            + " or a file with a codon usage table",
                    e);
        } catch (IllegalArgumentException e) {
            throw new CommandException("--cai-reference " + e.getMessage(), e);
        }
    }
}
