package org.fetchandrotate.desktop.websites;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.shell.MemoryPreferences;
import org.fetchandrotate.desktop.shell.Page;
import org.fetchandrotate.desktop.shell.TestWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The table of websites: many at once, filtered, sorted, edited in place, and what its menu offers.
@NeedsToolkit
final class WebsitesTableTest {
    private static final String LIST = """
            https://c.example/
            https://xn--mller-kva.example/stra%C3%9Fe
            https://a.example/
            #https://b.example/
            """;

    @TempDir
    private Path folder;

    private Path list;

    @BeforeEach
    void makeWorkspace() throws Exception {
        list = Files.writeString(folder.resolve("input.txt"), LIST);
    }

    @Test
    void showsAddressesInTheirOwnLetters_andFindsThemByThose() {
        try (TestWindow window = opened()) {
            TextField filter = window.get("#websitesFilter");
            window.run(() -> filter.setText("STRAße"));
            window.await(() -> urls(window).equals(List.of("https://müller.example/straße")));
            window.run(() -> filter.setText("xn--mller"));
            window.await(() -> urls(window).equals(List.of("https://müller.example/straße")));
            window.run(() -> filter.setText("switched off"));
            window.await(() -> urls(window).equals(List.of("https://b.example/")));
            assertThat(window.<Label>get("#websitesCount").getText()).isEqualTo("3 of 4 switched on");
            window.run(() -> filter.setText("nowhere"));
            window.await(() -> urls(window).isEmpty());
            window.waitFor("#websitesClear", Node::isVisible); // after the next layout
            window.run(((Button) window.get("#websitesClear"))::fire);
            assertThat(urls(window)).hasSize(4);
            assertThat(filter.getText()).isEmpty();
        }
        assertThat(list).hasContent(LIST);
    }

    @Test
    void findsByAStateThatARunBrings_andKeepsWhatIsSelected() throws Exception {
        Files.writeString(list, "http://127.0.0.1:1/\n#http://127.0.0.1:2/\n");
        try (TestWindow window = opened()) {
            TextField filter = window.get("#websitesFilter");
            window.run(() -> table(window).getSelectionModel().selectIndices(0, 1));
            window.run(() -> filter.setText("refused"));
            window.await(() -> urls(window).isEmpty());
            window.run(() -> window.go(Page.RUN));
            window.run(((Button) window.get("#run-start"))::fire);
            window.run(() -> window.go(Page.WEBSITES));
            window.await(() -> urls(window).equals(List.of("http://127.0.0.1:1/")));
            window.run(filter::clear);
            assertThat(urls(window)).hasSize(2);
            assertThat(window.call(() -> table(window).getSelectionModel().getSelectedIndices()))
                    .containsExactly(0, 1);
        }
    }

    @Test
    void changesManyAtOnce_andKeepsThemSelected() {
        try (TestWindow window = opened()) {
            window.run(() -> {
                table(window).getSelectionModel().selectIndices(0, 2);
                press(window, KeyCode.SPACE);
            });
            assertThat(selected(window)).containsExactly("https://c.example/", "https://a.example/");
            assertThat(list(window)).containsExactly(0, 1, 0, 0);
            window.run(() -> press(window, KeyCode.SPACE));
            assertThat(list(window)).containsExactly(1, 1, 1, 0);
            window.run(() -> menu(window, "move-down").fire());
            assertThat(urls(window))
                    .containsExactly(
                            "https://müller.example/straße",
                            "https://c.example/",
                            "https://b.example/",
                            "https://a.example/");
            assertThat(selected(window)).containsExactly("https://c.example/", "https://a.example/");
            window.run(() -> menu(window, "copy").fire());
            assertThat(window.system.log).containsExactly("copy https://c.example/\nhttps://a.example/");
            window.run(() -> press(window, KeyCode.DELETE));
            assertThat(urls(window)).containsExactly("https://müller.example/straße", "https://b.example/");
            window.run(((Button) window.get("#undoButton"))::fire);
            assertThat(urls(window)).hasSize(4);
        }
    }

    @Test
    void sortsWithoutTouchingTheList() {
        try (TestWindow window = opened()) {
            window.run(() -> sort(window, 1, SortType.DESCENDING));
            assertThat(urls(window))
                    .containsExactly(
                            "https://müller.example/straße",
                            "https://c.example/",
                            "https://b.example/",
                            "https://a.example/");
            // places mean nothing now
            window.run(() -> {
                table(window).getSelectionModel().clearAndSelect(0);
                menu(window, "move-down").fire();
            });
            assertThat(urls(window)).startsWith("https://müller.example/straße");
            window.run(() -> table(window).getSortOrder().clear());
            assertThat(urls(window)).startsWith("https://c.example/");
        }
        assertThat(list).hasContent(LIST);
    }

    @Test
    void editsAnAddressInAField_byF2() {
        try (TestWindow window = opened()) {
            window.run(() -> {
                table(window).getSelectionModel().clearAndSelect(1);
                press(window, KeyCode.F2);
            });
            TextField field = window.get("#urlField");
            assertThat(field.getText()).isEqualTo("https://xn--mller-kva.example/stra%C3%9Fe");
            assertThat(window.call(() -> field.getHeight() >= field.prefHeight(-1)))
                    .isTrue();
            window.shoot("websites-editing");
            window.run(() -> {
                field.setText("https://bücher.example/");
                field.getOnAction().handle(new javafx.event.ActionEvent());
            });
            assertThat(urls(window)).contains("https://bücher.example/");
            assertThat(selectedUrl(window, "open")).isEqualTo("browse https://xn--bcher-kva.example/");
        }
        assertThat(list).content().contains("https://xn--bcher-kva.example/").doesNotContain("mller");
    }

    @ParameterizedTest
    @CsvSource({"light, 1000, 700, en", "dark, 1280, 800, de", "contrast, 1000, 700, uk"})
    void picturesOfTheTable(String theme, int width, int height, String language) throws Exception {
        Files.writeString(
                list,
                LIST
                        + "https://example.com/%s\nhttps://приклад.укр/фото/весна%%202026\n"
                                .formatted("very-long-name-".repeat(20)));
        MemoryPreferences preferences =
                new MemoryPreferences().with("theme", theme).with("language", language);
        try (TestWindow window = new TestWindow(preferences, width, height)) {
            window.open(folder);
            window.run(() -> table(window).getSelectionModel().selectIndices(1, 2));
            window.shoot("websites-many-" + language);
            assertThat(urls(window)).contains("https://приклад.укр/фото/весна%202026");
        }
    }

    private TestWindow opened() {
        TestWindow window = new TestWindow();
        window.open(folder);
        return window;
    }

    private String selectedUrl(TestWindow window, String command) {
        window.run(() -> menu(window, command).fire());
        return window.system.log.getLast();
    }

    private static void press(TestWindow window, KeyCode code) {
        table(window).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static void sort(TestWindow window, int column, SortType type) {
        TableColumn<WebsiteRow, ?> sorted = table(window).getColumns().get(column);
        sorted.setSortType(type);
        table(window).getSortOrder().setAll(List.of(sorted));
    }

    private static MenuItem menu(TestWindow window, String command) {
        return Objects.requireNonNull(table(window).getContextMenu()).getItems().stream()
                .filter(item -> ("websitesMenu-" + command).equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static TableView<WebsiteRow> table(TestWindow window) {
        Node table = window.stage().getScene().lookup("#websitesTable");
        return (TableView<WebsiteRow>) table;
    }

    private static List<String> urls(TestWindow window) {
        return window.call(() -> table(window).getItems().stream()
                .map(row -> row.url().readable())
                .toList());
    }

    private static List<Integer> list(TestWindow window) {
        return window.call(() ->
                table(window).getItems().stream().map(row -> row.isOn() ? 1 : 0).toList());
    }

    private static List<String> selected(TestWindow window) {
        return window.call(() -> table(window).getSelectionModel().getSelectedItems().stream()
                .map(row -> row.url().readable())
                .toList());
    }
}
