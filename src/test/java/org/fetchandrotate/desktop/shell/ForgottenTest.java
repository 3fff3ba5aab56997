package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A window is open for weeks: what was shown and isn't any more must not stay in memory.
@NeedsToolkit
final class ForgottenTest {
    @TempDir
    private Path folder;

    private Path first;
    private Path second;

    @BeforeEach
    void makeWorkspaces() throws Exception {
        first = workspace("first");
        second = workspace("second");
    }

    @Test
    void theLastLanguagesWindow_isForgotten() {
        try (TestWindow window = new TestWindow()) {
            window.open(first);
            Map<String, WeakReference<?>> shown = showAllPages(window);
            window.run(() -> window.window().speak("de"));
            window.waitFor("#websitesSplit", node -> true);
            showAllPages(window);
            assertForgotten(window, shown);
        }
    }

    @Test
    void theLastWorkspace_isForgotten() {
        try (TestWindow window = new TestWindow()) {
            window.open(first);
            Map<String, WeakReference<?>> shown = showAllPages(window);
            shown.remove("window");
            window.run(() -> window.window().open(second));
            window.await(() -> window.window().runs().isPresent());
            showAllPages(window);
            assertForgotten(window, shown);
        }
    }

    /// What there is, held weakly, by names for the message of a failure.
    private static Map<String, WeakReference<?>> showAllPages(TestWindow window) {
        Map<String, WeakReference<?>> shown = new TreeMap<>();
        for (Page page : Page.values()) {
            window.run(() -> window.window().go(page));
            shown.put("page " + page, new WeakReference<>(window.get(".content > *")));
        }
        window.run(() -> window.window().go(Page.WEBSITES));
        shown.put(
                "runs",
                new WeakReference<>(window.call(() -> window.window().runs()).orElseThrow()));
        shown.put(
                "window",
                new WeakReference<>(window.call(() -> window.stage().getScene().getRoot())));
        return shown;
    }

    private static void assertForgotten(TestWindow window, Map<String, WeakReference<?>> shown) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            // the pulse lets go of what it laid out last
            window.run(() -> window.stage().getScene().getRoot().requestLayout());
            System.gc();
            shown.values().removeIf(reference -> reference.refersTo(null));
            assertThat(shown.keySet()).isEmpty();
        });
    }

    private Path workspace(String name) throws Exception {
        Path made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("input.txt"), "https://a.example/\n");
        return made;
    }
}
