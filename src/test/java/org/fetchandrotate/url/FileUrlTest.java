package org.fetchandrotate.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS) // its paths look otherwise
final class FileUrlTest {
    @ParameterizedTest
    @CsvSource({
        "file:///a/b.jpg, /a/b.jpg",
        "FILE:/a/b.jpg, /a/b.jpg",
        "file://localhost/a/b%20c.jpg, /a/b c.jpg",
        "file:///a/b c.jpg, /a/b c.jpg",
        "file:///a/%C3%BC.jpg, /a/ü.jpg",
        "file:///a/ü.jpg, /a/ü.jpg",
        "file:///a/../b/./c.jpg#top, /b/c.jpg",
        "file:///a/100%25.jpg, /a/100%.jpg"
    })
    void readsWhatIsListed(String text, String path) {
        WebUrl url = FileUrl.parseListed(text).orElseThrow();
        assertThat(FileUrl.path(url)).contains(Path.of(path));
        assertThat(FileUrl.parseListed(url.toString())).contains(url);
        assertThat(url).isEqualTo(FileUrl.of(Path.of(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:",
                "file://server/share/a.jpg",
                "file:a.jpg",
                "file:////server/a.jpg",
                "file:///a%00b",
                "file:///a\ud800b"
            })
    void refusesWhatIsNoFileHere(String text) {
        assertThat(FileUrl.parseListed(text).flatMap(FileUrl::path)).isEmpty();
    }

    @Test
    void noPageLeadsToAFile_andAFileLeadsNowhere() {
        WebUrl page = WebUrl.parse("https://example.org/").orElseThrow();
        WebUrl file = FileUrl.of(Path.of("/a/b.html"));
        assertThat(page.resolve("file:///a/b.jpg")).isEmpty();
        assertThat(WebUrl.parse("file:///a/b.jpg")).isEmpty();
        assertThat(file.resolve("c.jpg")).isEmpty();
        assertThat(file.resolve("file:///a/c.jpg")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://saved.invalid/a%20b.jpg, /in/a b.jpg",
        "http://saved.invalid/../../x.jpg, /in/x.jpg",
        "http://saved.invalid/..%2f..%2fx.jpg,",
        "http://saved.invalid/a/%2e%2e%2f%2e%2e%2fx.jpg,",
        "http://saved.invalid/%2fetc/passwd, /in/etc/passwd",
        "http://saved.invalid/,",
        "http://saved.invalid/a%00b.jpg,"
    })
    void neverLeavesAFolder(String url, String path) {
        assertThat(FileUrl.below(Path.of("/in"), WebUrl.parse(url).orElseThrow()))
                .isEqualTo(Optional.ofNullable(path).map(Path::of));
    }
}
