package org.codonstream.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ExitCode;

/** The program. */
public final class Codonstream {
    private Codonstream() {}

    public static void main(String[] args) {
        ResultStream results = new ResultStream();
        PrintStream err = standard(new FileOutputStream(FileDescriptor.err), Flushing.EACH_LINE);
        int status = run(args, standard(results, Flushing.AT_THE_END), err);
        if (results.failure() != null) {
            err.println("codonstream: the results could not be written: " + results.failure());
            status = ExitCode.SOFTWARE;
        }
        System.exit(status);
    }

    /**
     * Runs one command line: results go to {@code out}, everything else to {@code err}.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong usage
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return run(args, Surroundings.ofThisProcess(out, err));
    }

    static int run(String[] args, Surroundings surroundings) {
        try {
            return Commands.of(surroundings, args).execute(args);
        } catch (ConfigurationException e) {
            surroundings.err().println("codonstream: " + e.getMessage());
            return ExitCode.USAGE;
        } catch (OutOfMemoryError e) {
            surroundings
                    .err()
                    .println("codonstream: the heap is too small (" + e.getMessage()
                            + "): give more with CODONSTREAM_HEAP, such as CODONSTREAM_HEAP=1g");
            return ExitCode.SOFTWARE;
        } catch (LinkageError e) {
            // a native library that this system can't load
            surroundings.err().println("codonstream: " + e.getMessage());
            return ExitCode.SOFTWARE;
        } finally {
            surroundings.out().flush();
            surroundings.err().flush();
        }
    }

    private enum Flushing {
        EACH_LINE,
        AT_THE_END
    }

    /** In UTF-8 whatever the locale says, and without a system call per line where results go. */
    private static PrintStream standard(OutputStream stream, Flushing flushing) {
        return new PrintStream(
                new BufferedOutputStream(stream, 8192), flushing == Flushing.EACH_LINE, StandardCharsets.UTF_8);
    }
}
