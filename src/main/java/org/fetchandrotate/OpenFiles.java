package org.fetchandrotate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How many files the system lets the program have open at once. With fewer than it needs, not even its own classes
/// can be loaded, nor a message that says so: better not to begin. Immutable.
///
/// @param allowed empty where the system doesn't tell
record OpenFiles(OptionalLong allowed) {
    /// The JVM's own, the program's libraries, and two for each of the connections that a run has by default.
    static final long LEAST = 256;

    private static final Pattern LIMIT = Pattern.compile("Max open files +(\\d{1,18}|unlimited) .*");

    /// What Linux says of this process. The JVM has raised the limit as far as it may by then.
    ///
    /// @param limits `/proc/self/limits`, see proc_pid_limits(5)
    static OpenFiles of(Path limits) {
        if (Files.notExists(limits)) {
            return new OpenFiles(OptionalLong.empty());
        }
        try (Stream<String> lines = Files.lines(limits)) {
            return new OpenFiles(lines.map(LIMIT::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .filter(limit -> !limit.equals("unlimited"))
                    .mapToLong(Long::parseLong)
                    .findFirst());
        } catch (IOException _) {
            return new OpenFiles(OptionalLong.empty()); // no worse than where there is no such file
        }
    }

    /// Why the program can't work, and what to do.
    Optional<String> failure() {
        return allowed.isPresent() && allowed.getAsLong() < LEAST
                ? Optional.of("Only %d files may be open at once, and the program needs %d: allow more with ulimit -n"
                        .formatted(allowed.getAsLong(), LEAST))
                : Optional.empty();
    }
}
