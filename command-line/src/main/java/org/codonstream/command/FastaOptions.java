package org.codonstream.command;

import org.codonstream.code.GeneticCode;
import org.codonstream.input.FastaContent;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the records of FASTA files are: the files themselves do not say. */
public final class FastaOptions {
    private static final int STANDARD_CODE = 1;

    /** What a record of FASTA is. */
    enum FastaIs {
        GENOME,
        CDS
    }

    @Option(
            names = "--fasta-is",
            paramLabel = "WHAT",
            defaultValue = "genome",
            description =
                    "Of FASTA files: genome: sequences, of which nothing says where they code; cds: each record is"
                            + " one coding sequence from its first base on (${DEFAULT-VALUE}).")
    private FastaIs fastaIs;

    @Option(
            names = "--fasta-genetic-code",
            paramLabel = "ID",
            description = "With --fasta-is cds: NCBI's number of the genetic code of the coding sequences (1).")
    private @Nullable GeneticCode geneticCode;

    /**
     * What they are.
     *
     * @throws ConfigurationException if a genetic code is given to sequences of which nothing says where they code
     */
    public FastaContent content() {
        if (fastaIs == FastaIs.CDS) {
            return FastaContent.codingSequences(geneticCode == null ? STANDARD_CODE : geneticCode.id());
        }
        if (geneticCode != null) {
            throw new ConfigurationException(
                    "--fasta-genetic-code with --fasta-is genome: it is for coding sequences; leave it out, or give"
                            + " --fasta-is cds");
        }
        return FastaContent.GENOME;
    }
}
