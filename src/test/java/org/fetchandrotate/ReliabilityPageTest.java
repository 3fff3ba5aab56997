package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

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
        Map<String, Path> classes;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            classes = files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), file -> file, (a, _) -> a));
        }
        List<MatchResult> named = NAMED.matcher(Files.readString(Path.of("docs/RELIABILITY.md")))
                .results()
                .toList();
        assertThat(named).hasSizeGreaterThan(40);
        for (MatchResult test : named) {
            assertThat(classes).containsKey(test.group(1));
            assertThat(classes.get(test.group(1))).content().contains("void " + test.group(2) + "(");
        }
    }
}
