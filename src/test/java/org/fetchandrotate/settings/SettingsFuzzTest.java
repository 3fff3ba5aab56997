package org.fetchandrotate.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fetchandrotate.TextFuzz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Throws mutated settings and lists at what reads them.
final class SettingsFuzzTest {
    private static final String CONFIG = """
            ; a comment
            [DEFAULT]
            max_img_count = 100
            user_agent: Mozilla/5.0 (compatible; X/1.0) 100%%
            request_timeout = 2
            exclude_keywords = adServer,
                1px,
                .svg
            # rotation = 180
            proxy = http://u:p@127.0.0.1:8080
            [OTHER]
            unknown = 1
            """;

    private static final String LIST = """
            # Pictures
            https://example.org/gallery?page=1
            #https://switched-off.example/
            example.net/photos   # mine
            http://user:pass%20word@[2001:db8::1]:8080/a b
            file:///tmp/pictures/
            """;

    @TempDir
    Path folder;

    @Test
    void settings() {
        Path file = folder.resolve("config.ini");
        TextFuzz.assertSurvives(
                List.of(CONFIG),
                List.of(
                        "[",
                        "]",
                        "[DEFAULT]",
                        "=",
                        ":",
                        ";",
                        "#",
                        "\n  ",
                        "%(x)s",
                        "%%",
                        "rotation = upright",
                        "\nmax_img_count = 99999999999999999999\n",
                        "proxy = socks5://",
                        ","),
                2_000,
                text -> {
                    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                    try {
                        SettingsFile settings = SettingsFile.load(file);
                        SettingsFile changed = settings.with(SettingKey.MAX_IMG_COUNT, "7");
                        assertThat(changed.settings().maxImages()).isEqualTo(7);
                        return true;
                    } catch (SettingsException e) {
                        assertThat(e.getMessage()).isNotBlank();
                        return false;
                    }
                });
    }

    /// Whatever it holds, its entries stay, and each line that isn't understood is named.
    @Test
    void lists() {
        TextFuzz.assertSurvives(
                List.of(LIST),
                List.of(
                        "#",
                        "# ",
                        "\n",
                        "https://",
                        "file:///",
                        "user:pass@",
                        "[::1]",
                        ":99999",
                        "xn--",
                        "ü.example",
                        "?a=b#c"),
                3_000,
                text -> {
                    WebsiteList list = WebsiteList.parse(text);
                    assertThat(list.withEntries(list.entries()).entries()).isEqualTo(list.entries());
                    list.findings()
                            .forEach(finding -> assertThat(finding.reason()).isNotBlank());
                    return !list.enabled().isEmpty();
                });
    }
}
