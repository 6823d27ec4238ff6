package org.codonstream.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.codonstream.code.GeneticCode;
import org.codonstream.code.GeneticCodes;
import org.codonstream.command.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the genetic codes, or the codons of one. */
@Command(
        name = "codes",
        description = "Print the genetic codes of NCBI that tables can be seen through, or the 64 codons of one.",
        footer = {"", "Examples:", "  codonstream codes", "  codonstream codes 2", "  codonstream codes 11 --format csv"
        })
final class CodesCommand implements Runnable {
    /** How they are written. */
    enum Format {
        TABLE,
        CSV,
        TSV,
        JSON
    }

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            description = "NCBI's number of the code whose codons are to be shown; all codes without it.")
    private @Nullable GeneticCode code;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv, tsv or json (${DEFAULT-VALUE}).")
    private Format format;

    CodesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public void run() {
        CodesText text = new CodesText(GeneticCodes.ncbi());
        try {
            if (code == null) {
                text.writeAll(format, surroundings.out());
            } else {
                text.writeCodons(code, format, surroundings.out());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
