package org.codonstream.kafka;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/** Names what a run works on, so that a second run of the same meets the first under one transactional id. */
public final class InputDigest {

    private static final int BYTES = 10;

    private InputDigest() {}

    /** 20 hex digits for a list of names, whatever their order. */
    public static String of(Collection<String> names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            names.stream().sorted().forEach(name -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
