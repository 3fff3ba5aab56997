package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// All that can be done, found by typing; the sheet of keys; the workspaces that were open last.
@NeedsToolkit
final class PaletteTest {
    @TempDir
    private Path folder;

    @Test
    void doesWhatIsFoundByTyping() throws Exception {
        try (TestWindow window = new TestWindow()) {
            window.open(workspace("first"));
            TextField field = palette(window);
            window.run(() -> field.setText("dark the"));
            assertThat(shown(field)).containsExactly("View › Theme › Dark");
            window.run(() -> press(field, KeyCode.ENTER));
            assertThat(window.call(
                            () -> window.window().appearance().themeProperty().get()))
                    .isEqualTo(Theme.DARK);
            assertThat(window.call(() -> field.getScene().getWindow().isShowing()))
                    .isFalse();
        }
    }

    @Test
    void leadsToEverySetting() throws Exception {
        try (TestWindow window = new TestWindow()) {
            window.open(workspace("first"));
            TextField field = palette(window);
            window.run(() -> field.setText("time limit"));
            assertThat(shown(field)).containsExactly("Settings › Time limit");
            window.run(() -> press(field, KeyCode.ENTER));
            window.waitFor(
                    "#settingsSearch", search -> ((TextField) search).getText().equals("Time limit"));
        }
    }

    @Test
    void offersNothingThatCantBeDoneNow() throws Exception {
        try (TestWindow window = new TestWindow()) {
            window.open(workspace("first"));
            TextField field = palette(window);
            window.run(() -> field.setText("pause"));
            assertThat(shown(field)).noneMatch(words -> words.startsWith("Run")).isNotEmpty();
            window.run(() -> press(field, KeyCode.ESCAPE));
            assertThat(window.call(() -> field.getScene().getWindow().isShowing()))
                    .isFalse();
        }
    }

    @Test
    void listsTheKeys_atAQuestionMark() throws Exception {
        try (TestWindow window = new TestWindow()) {
            window.open(workspace("first"));
            window.run(() -> window.get("#websitesTable")
                    .fireEvent(
                            new KeyEvent(KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, true, false, false, false)));
            Node sheet = inAnyWindow(window, "#help");
            assertThat(window.call(() -> sheet.lookupAll(".help-key").size())).isGreaterThan(10);
            assertThat(window.call(() -> sheet.lookupAll(".help-section").size()))
                    .isZero();
            window.shoot(sheet.getScene().getWindow(), "keys");
            window.run(() -> sheet.getScene().getWindow().hide());
        }
    }

    @Test
    void remembersTheWorkspacesThatWereOpen() throws Exception {
        Path first = workspace("first");
        Path second = workspace("second");
        try (TestWindow window = new TestWindow()) {
            window.open(first);
            assertThat(recent(window)).isEmpty();
            window.run(() -> window.window().open(second));
            window.await(() -> window.stage().getTitle().startsWith("second"));
            assertThat(window.call(
                            () -> recent(window).stream().map(MenuItem::getText).toList()))
                    .containsExactly(first.toString());
            window.run(() -> recent(window).getFirst().fire());
            window.await(() -> window.stage().getTitle().startsWith("first"));
            assertThat(window.call(
                            () -> recent(window).stream().map(MenuItem::getText).toList()))
                    .containsExactly(second.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"light, en", "dark, de", "contrast, uk"})
    void picturesOfThePalette(String theme, String language) throws Exception {
        MemoryPreferences preferences =
                new MemoryPreferences().with("theme", theme).with("language", language);
        try (TestWindow window = new TestWindow(preferences, 1000, 700)) {
            window.open(workspace("first"));
            TextField field = palette(window);
            window.shoot(field.getScene().getWindow(), "palette-" + theme + "-" + language);
            assertThat(shown(field)).hasSizeGreaterThan(30);
            window.run(() -> press(field, KeyCode.ESCAPE));
        }
    }

    private Path workspace(String name) throws Exception {
        Path made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("input.txt"), "https://a.example/\n");
        return made;
    }

    private static TextField palette(TestWindow window) {
        window.run(() -> items(window).stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> "paletteItem".equals(item.getId()))
                .forEach(MenuItem::fire));
        return (TextField) inAnyWindow(window, "#palette-field");
    }

    private static List<MenuItem> recent(TestWindow window) {
        return items(window).getFirst().getItems().stream()
                .filter(item -> "recentMenu".equals(item.getId()))
                .map(item -> (Menu) item)
                .flatMap(menu -> menu.getItems().stream())
                .toList();
    }

    private static List<Menu> items(TestWindow window) {
        return ((MenuBar) window.stage().getScene().lookup("#menuBar")).getMenus();
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(TextField field) {
        ListView<PaletteEntry> list = (ListView<PaletteEntry>) field.getScene().lookup("#palette-list");
        return list.getItems().stream().map(PaletteEntry::words).toList();
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static Node inAnyWindow(TestWindow window, String selector) {
        return window.call(() -> Window.getWindows().stream()
                .map(shown -> shown.getScene().getRoot().lookup(selector))
                .filter(node -> node != null)
                .findFirst()
                .orElseThrow());
    }
}
