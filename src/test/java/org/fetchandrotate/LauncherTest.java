package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What starts the program hands the JVM nothing that lies in the folder it is called from: anybody may have put it
/// there.
final class LauncherTest {
    private static final Pattern PLACES =
            Pattern.compile("(?:-cp |--module-path |AOTCache=|AOTCacheOutput=|\"@)\"?([^\\s\"]+)");

    private static List<String> places(String script) throws IOException {
        return PLACES.matcher(Files.readString(Path.of(script)))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void takesNothingFromTheCurrentFolder() throws Exception {
        assertThat(places("fetch-and-rotate"))
                .hasSizeGreaterThan(5)
                .allMatch(place -> place.matches("\\$(?:app/.*|cache|jdk/.*)"));
        String script = Files.readString(Path.of("fetch-and-rotate"));
        assertThat(script).contains("app=$home/target/app", "cache=$app/terminal.aot", "home=$(CDPATH='' cd -- ");
        assertThat(script).doesNotContainPattern("(?m)^\\s*\\. \\.?/?build");
    }
}
