package org.fetchandrotate.fetch;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.fetchandrotate.model.FailureReason;

/// Reads robots.txt. Immutable, thread-safe.
///
/// @param agents what it may call us, lower case
record RobotsHandler(String origin, List<String> agents) implements BodyHandler<SimpleRobotRules> {
    /// What is read of it. Source: RFC 9309 section 2.5.
    static final int MAX_BYTES = 500 * 1024;

    RobotsHandler {
        agents = List.copyOf(agents);
    }

    @Override
    public SimpleRobotRules receive(IncomingBody body) throws FetchFailedException, IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            body.pour((buffer, length) -> append(text, buffer, length), Long.MAX_VALUE);
        } catch (FetchFailedException e) {
            if (text.size() < MAX_BYTES) {
                throw e;
            }
        }
        // The parser keeps state and takes any delay as it is; ours to bound.
        return new SimpleRobotRulesParser(Long.MAX_VALUE, 0)
                .parseContent(origin + "/robots.txt", utf8(text.toByteArray()), "text/plain", agents);
    }

    /// RFC 9309, 2.3: UTF-8. What an editor saved as UTF-16 says so by its first bytes, and would else be no rule
    /// at all.
    private static byte[] utf8(byte[] text) {
        boolean utf16 = text.length >= 2
                && (text[0] == (byte) 0xfe && text[1] == (byte) 0xff
                        || text[0] == (byte) 0xff && text[1] == (byte) 0xfe);
        return utf16 ? new String(text, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8) : text;
    }

    // Rules of which a part was read are obeyed, so more than enough ends the reading and is no failure.
    private static void append(ByteArrayOutputStream text, byte[] buffer, int length) throws FetchFailedException {
        text.write(buffer, 0, Math.min(length, MAX_BYTES - text.size()));
        if (text.size() >= MAX_BYTES) {
            throw new FetchFailedException(FailureReason.TOO_MANY_BYTES, "robots.txt is too long", Attempt.Retry.NEVER);
        }
    }
}
