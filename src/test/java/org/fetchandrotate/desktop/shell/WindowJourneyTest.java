package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.fetchandrotate.desktop.base.Theme;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.run.RunPhase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people do with the window, from start to end.
class WindowJourneyTest {
    @TempDir
    private Path folder;

    @Test
    void firstStart_demo_watch_stop_andClose() throws Exception {
        Path demo;
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().open(folder));
            window.waitFor("#demoButton", node -> true);
            window.run(((Button) window.get("#demoButton"))::fire);
            window.await(() -> window.window().runs().isPresent()
                    && window.window()
                                    .runs()
                                    .get()
                                    .progress()
                                    .succeededProperty()
                                    .get()
                            > 2);
            demo = Path.of(window.<Label>get("#workspaceLabel").getText());
            assertThat(demo).isDirectory().isNotEqualTo(folder);

            // closing asks while the run goes on
            window.run(() -> window.window().exit());
            window.await(() -> question() != null);
            assertThat(window.stage().isShowing()).isTrue();
            // Enter never takes the choice that can't be undone
            assertThat(window.call(() -> button("#yes").isDefaultButton())).isFalse();
            assertThat(window.call(() -> button("#no").isDefaultButton())).isTrue();
            window.run(() -> button("#no").fire());
            window.await(() -> question() == null);
            window.run(() -> window.window().runs().orElseThrow().stop());
            window.await(() -> phase(window) == RunPhase.IDLE);
            window.shoot("shell-demo-stopped");
            window.run(() -> window.go(Page.WEBSITES));
            window.shoot("websites-finished");
            window.run(() -> window.go(Page.LOG));
            window.waitFor(
                    "#logTable", table -> ((TableView<?>) table).getItems().size() > 3);
            window.shoot("log-finished");
            window.run(() -> window.window().exit());
            window.await(() -> !window.stage().isShowing());
        }
        assertThat(demo).doesNotExist();
    }

    @Test
    void closingWhileRunning_stopsTheRunFirst() throws Exception {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openDemo());
            window.await(() -> phase(window) == RunPhase.RUNNING);
            window.run(() -> window.window().exit());
            window.await(() -> question() != null);
            window.run(() -> button("#yes").fire());
            window.await(() -> !window.stage().isShowing());
            assertThat(window.call(() -> window.window().runs())).isEmpty();
        }
    }

    @Test
    void leavingARunForAnotherWorkspace_leavesOnce() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "http://127.0.0.1:9/\n");
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openDemo());
            window.await(() -> phase(window) == RunPhase.RUNNING);
            window.run(() -> window.window().open(folder));
            window.await(() -> question() != null);
            window.run(() -> button("#yes").fire());
            window.await(() -> window.stage().getTitle().startsWith(String.valueOf(folder.getFileName())));

            // the end of the next run is no reason to leave again
            RunCenter runs = window.call(() -> window.window().runs()).orElseThrow();
            window.run(() -> window.window().startRun());
            window.await(() -> runs.phaseProperty().get() == RunPhase.IDLE
                    && runs.lastSummaryProperty().get().isPresent());
            assertThat(window.call(() -> window.window().runs())).containsSame(runs);
        }
    }

    @Test
    void sitesAreEditedByKeyboard_andSaved() throws Exception {
        Path list = Files.writeString(folder.resolve("input.txt"), "; mine\nhttps://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            TextField field = window.get("#addField");
            window.run(() -> field.setText("not an address"));
            assertThat(window.<Label>get("#websitesNote").getText()).isEqualTo("not a web address");
            assertThat(window.<Button>get("#addButton").isDisabled()).isTrue();
            window.run(() -> {
                field.setText("b.example/photos");
                field.fireEvent(new ActionEvent());
            });
            TableView<?> table = window.get("#websitesTable");
            window.run(() -> {
                table.getSelectionModel().select(0);
                table.fireEvent(key(KeyCode.SPACE, false));
                table.fireEvent(key(KeyCode.DOWN, true));
            });
            window.shoot("websites-edited");
        }
        assertThat(list).hasContent("https://b.example/photos\n; mine\n#https://a.example/\n");
    }

    @Test
    void settingsInvalid_fixed_saved() throws Exception {
        Path config = Files.writeString(folder.resolve("config.ini"), "; mine\n[DEFAULT]\nretries = 1\n");
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            window.run(() -> window.go(Page.SETTINGS));
            window.waitFor("#retries", node -> true);
            TextField retries = window.get("#retries");
            window.run(() -> retries.setText("many"));
            assertThat(window.<Label>get("#retries-problem").getText())
                    .isEqualTo("Must be a whole number from 0 to 20");
            window.shoot("settings-invalid");
            assertThat(config).content().contains("retries = 1");
            // there is no step from no number
            window.run(() -> retries.fireEvent(key(KeyCode.UP, false)));
            assertThat(retries.getText()).isEqualTo("many");
            window.run(() -> {
                retries.setText("2");
                retries.fireEvent(key(KeyCode.UP, false));
            });
            window.await(() -> Files.readString(config).equals("; mine\n[DEFAULT]\nretries = 3\n"));
        }
        assertThat(config).hasContent("; mine\n[DEFAULT]\nretries = 3\n");
    }

    @Test
    void aSecondWindow_saysSo_andLooksWithoutTouching() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow first = new TestWindow();
                TestWindow second = new TestWindow()) {
            first.open(folder);
            second.run(() -> second.window().open(folder));
            second.waitFor("#openReadOnly", node -> true);
            second.shoot("shell-taken");
            second.run(((Button) second.get("#openReadOnly"))::fire);
            second.waitFor("#websitesSplit", node -> true);
            assertThat(second.get("#readOnlyLabel").isVisible()).isTrue();
            assertThat(second.get("#addField").isDisabled()).isTrue();
            assertThat(second.get("#websitesStart").isDisabled()).isTrue();
        }
    }

    @Test
    void arrowKeysInTheRail_goToThePageTheyLight() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            ToggleButton run = window.get("#runButton");
            ToggleButton history = window.get("#historyButton");
            window.run(run::fire);
            window.waitFor("#run-start", node -> true);
            window.run(() -> {
                run.requestFocus();
                run.fireEvent(key(KeyCode.DOWN, false));
            });
            assertThat(window.call(history::isSelected)).isTrue();
            window.waitFor("#historyTable", node -> true);

            // a click on the page that shows changes nothing
            window.run(history::fire);
            assertThat(window.call(history::isSelected)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, light", "de, dark", "uk, light"})
    void everyLanguageAndThemeLoads(String language, String theme) throws Exception {
        Files.writeString(folder.resolve("input.txt"), "https://a.example/\n");
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            window.run(() -> window.window().speak(language));
            window.waitFor("#websitesSplit", node -> true);
            window.run(() -> window.window().appearance().themeProperty().set(Theme.ofCode(theme)));
            for (Page page : Page.values()) {
                window.run(() -> window.go(page));
            }
            assertThat(window.preferences.get("language")).contains(language);
            assertThat(window.preferences.get("theme")).contains(theme);
        }
    }

    private static RunPhase phase(TestWindow window) {
        return window.window().runs().map(runs -> runs.phaseProperty().get()).orElse(RunPhase.IDLE);
    }

    /// The dialog that asks; null if none does.
    private static @Nullable Window question() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.getScene() != null)
                .filter(window -> window.getScene().lookup("#question") != null)
                .findFirst()
                .orElse(null);
    }

    private static Button button(String id) {
        return (Button) Objects.requireNonNull(question()).getScene().lookup(id);
    }

    private static KeyEvent key(KeyCode code, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false);
    }
}
