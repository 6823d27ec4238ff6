package org.codonstream.command;

import java.util.List;
import org.codonstream.input.FastaContent;
import org.codonstream.input.InputFile;
import org.codonstream.input.InputFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which files are read. */
public final class InputOptions {
    @Option(
            names = "--input",
            paramLabel = "PATH",
            required = true,
            arity = "1..*",
            description = "Parquet, FASTA or GenBank files, folders or globs, local or on a Hadoop file system (s3a://,"
                    + " hdfs://).")
    private List<String> paths;

    @Mixin
    private FastaOptions fasta;

    /** What the user typed. */
    public List<String> paths() {
        return paths;
    }

    /**
     * What the records of FASTA files are.
     *
     * @throws ConfigurationException if the options contradict each other
     */
    public FastaContent fasta() {
        return fasta.content();
    }

    /**
     * The files, found and checked.
     *
     * @throws org.codonstream.input.InputException if there are none, or one can't be read
     */
    public List<InputFile> files() {
        return InputFiles.resolve(paths, fasta.content());
    }
}
