package org.fetchandrotate.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, written as 64 lower-case hex digits. Source: FIPS 180-4. Pure functions.
public final class Sha256 {
    private Sha256() {}

    /// For what comes in pieces; end it by [#hex(MessageDigest)].
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// Of all that was put in.
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of bytes that are there at once.
    public static String of(byte[] bytes) {
        MessageDigest digest = start();
        digest.update(bytes);
        return hex(digest);
    }
}
