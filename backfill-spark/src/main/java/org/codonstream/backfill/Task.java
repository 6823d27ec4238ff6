package org.codonstream.backfill;

import java.util.function.Function;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.codonstream.command.CommandException;

/** Runs something in Spark, and says what failed as if there had been no Spark. */
final class Task {

    private static final int MOST_CAUSES = 20;

    private Task() {}

    /**
     * Starts Spark, runs something in it and ends Spark.
     *
     * @throws RuntimeException what the program itself threw in whichever task, or a sentence about Spark
     */
    static <T> T run(SparkOptions spark, Function<SparkSession, T> work) {
        try (SparkSession session = spark.session()) {
            return work.apply(session);
        } catch (RuntimeException e) {
            throw ours(e);
        } catch (Exception e) {
            // Spark throws its checked exceptions without saying so.
            throw ours(e);
        }
    }

    private static RuntimeException ours(Exception failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof RuntimeException ours && isOurs(cause)) {
                return ours;
            }
            if (cause instanceof OutOfMemoryError tooMuch) {
                throw tooMuch;
            }
            cause = cause.getCause();
        }
        boolean ofSpark = failure instanceof SparkException
                || failure.getClass().getName().startsWith("org.apache.");
        if (ofSpark) {
            String sentence =
                    String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
            return new CommandException("Spark failed: " + sentence, failure);
        }
        return failure instanceof RuntimeException unknown ? unknown : new IllegalStateException(failure);
    }

    private static boolean isOurs(Throwable cause) {
        return cause.getClass().getName().startsWith("org.codonstream.")
                && !cause.getClass().getName().startsWith("org.codonstream.shaded.");
    }
}
