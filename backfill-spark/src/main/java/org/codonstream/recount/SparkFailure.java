package org.codonstream.recount;

import org.apache.spark.SparkException;
import org.jspecify.annotations.Nullable;

/** Finds out what failed in Spark, which wraps what a task threw, and its own failures in others again. */
public final class SparkFailure {

    private static final int MOST_CAUSES = 20;

    private SparkFailure() {}

    /** What this program threw itself, in whichever task; null if there is nothing of it. */
    public static @Nullable RuntimeException ours(Throwable failure) {
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
        return null;
    }

    /** Whether it is Spark, or what it stands on, that failed. */
    public static boolean isOfSpark(Throwable failure) {
        return failure instanceof SparkException || failure.getClass().getName().startsWith("org.apache.");
    }

    /** What failed, in a sentence. */
    public static String sentence(Throwable failure) {
        RuntimeException ours = ours(failure);
        if (ours != null) {
            return String.valueOf(ours.getMessage());
        }
        String what = isOfSpark(failure) ? "Spark failed: " : "this should not have happened: ";
        return what + String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    private static boolean isOurs(Throwable cause) {
        String name = cause.getClass().getName();
        return name.startsWith("org.codonstream.") && !name.startsWith("org.codonstream.shaded.");
    }
}
