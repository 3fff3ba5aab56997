package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures of the pages that the shell owns, for people to look at.
@NeedsToolkit
class ShellScreenshotTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"light, 1000, 700, en", "dark, 1280, 800, de", "light, 1280, 800, uk", "contrast, 1000, 700, en"})
    void pagesShow(String theme, int width, int height, String language) throws Exception {
        MemoryPreferences preferences =
                new MemoryPreferences().with("theme", theme).with("language", language);
        Files.writeString(folder.resolve("input.txt"), """
                ; my favourites
                https://example.org/photos
                #https://example.com/%s
                not an address
                https://example.net/
                """.formatted("very-long-name-".repeat(20)));
        try (TestWindow window = new TestWindow(preferences, width, height)) {
            window.open(folder);
            for (Page page : Page.values()) {
                window.run(() -> window.go(page));
                window.shoot("shell-" + page.name().toLowerCase(Locale.ROOT) + "-" + language);
            }
            assertThat(window.stage().getTitle()).endsWith("Fetch and Rotate");
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1000, 700", "dark, 1280, 800"})
    void emptyWorkspaceAndTroubleShow(String theme, int width, int height) throws Exception {
        try (TestWindow window = new TestWindow(new MemoryPreferences().with("theme", theme), width, height)) {
            Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\n");
            window.run(() -> window.window().open(folder));
            window.waitFor("#websitesEmpty", node -> true);
            window.shoot("websites-empty");
            Path broken = Files.createDirectory(folder.resolve("broken"));
            Files.writeString(broken.resolve("config.ini"), "[DEFAULT]\nrotation = 45\nretries = many\n");
            window.run(() -> window.window().open(broken));
            window.waitFor("#noticeReason", node -> true);
            window.shoot("shell-trouble");
            assertThat(window.<Label>get("#noticeReason").getText())
                    .contains("config.ini:2: rotation = 45: must be 90, 180, 270, upright");
            window.run(((Button) window.get("#showFolder"))::fire);
            assertThat(window.system.log).containsExactly("open " + broken);

            // still wrong, then mended
            window.run(((Button) window.get("#tryAgain"))::fire);
            window.waitFor("#noticeReason", node -> ((Label) node).getText().contains("retries"));
            Files.writeString(broken.resolve("config.ini"), "[DEFAULT]\nrotation = 90\n");
            window.run(((Button) window.get("#tryAgain"))::fire);
            window.waitFor("#websitesEmpty", node -> true);
        }
    }
}
