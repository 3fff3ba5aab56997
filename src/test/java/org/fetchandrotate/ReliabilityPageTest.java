package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/RELIABILITY.md` names a test for each promise.
final class ReliabilityPageTest {
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");

    @Test
    void everyTestThatIsNamedExists() throws Exception {
        Map<String, List<String>> classes; // two packages may have one of the same name
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            classes = files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", ""),
                            Collectors.mapping(ReliabilityPageTest::content, Collectors.toList())));
        }
        List<MatchResult> named = NAMED.matcher(Files.readString(Path.of("docs/RELIABILITY.md")))
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(40);
        for (MatchResult test : named) {
            assertThat(classes).containsKey(test.group(1));
            assertThat(classes.get(test.group(1)))
                    .anySatisfy(content -> assertThat(content).contains("void " + test.group(2) + "("));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
