package org.codonstream.topic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keys of {@code codon.batches}: the prefix's settings, and a manifest for each publication. */
public final class BatchKeys {

    private static final byte[] SETTINGS = "settings".getBytes(StandardCharsets.UTF_8);

    private BatchKeys() {}

    /** The key of the prefix's settings. */
    public static byte[] settings() {
        return SETTINGS.clone();
    }

    public static boolean isSettings(byte @Nullable [] key) {
        return Arrays.equals(key, SETTINGS);
    }
}
