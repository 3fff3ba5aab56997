package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.controlsfx.control.CheckComboBox;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.Theme;
import org.fetchandrotate.desktop.run.RunPhase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A walk through every page with a run's pictures in it, to be looked at.
@NeedsToolkit
final class TourTest {
    private static final DemoOptions OPTIONS = new DemoOptions(12, Duration.ZERO, DemoOptions.Contents.VARIED);

    private final List<String> faults = new ArrayList<>();

    private final String home = System.getProperty("user.home");

    @TempDir
    private Path folder;

    /// So that its pictures show no folder of the machine that makes them.
    @BeforeEach
    void moveHome() {
        System.setProperty("user.home", folder.toString());
    }

    @AfterEach
    void moveBack() {
        System.setProperty("user.home", home);
    }

    @ParameterizedTest
    @CsvSource({
        "light, en, 1280, 800",
        "dark, de, 1000, 700",
        // a screen of 1920 × 1080 at scale 2, with a title bar
        "contrast, uk, 960, 520",
        "light, en, 960, 520",
    })
    void showsEveryPage(String theme, String language, int width, int height) throws Exception {
        Path workspace = Files.createDirectory(folder.resolve("pictures"));
        MemoryPreferences preferences =
                new MemoryPreferences().with("theme", theme).with("language", language);
        try (DemoGallery gallery = DemoGallery.start(OPTIONS);
                TestWindow window = new TestWindow(preferences, width, height)) {
            Files.writeString(workspace.resolve("config.ini"), """
                    [DEFAULT]
                    max_img_count = 40
                    allow_private_addresses = yes
                    """);
            Files.writeString(
                    workspace.resolve("input.txt"),
                    gallery.websites().stream().map(site -> site.url() + "\n").collect(Collectors.joining())
                            // the English ones are those of the README
                            + (language.equals("en")
                                    ? ""
                                    : "http://127.0.0.9:9/" + "a-very-long-name-of-a-page-".repeat(9) + "\n"));
            window.run(() -> {
                window.stage().setMinHeight(height);
                window.stage().setHeight(height);
            });
            window.open(workspace);
            run(window);
            websites(window);
            compare(window);
            history(window);
            settings(window);
            window.run(() -> window.go(Page.LOG));
            shoot(window, "tour-log");
            dialogs(window, theme);
            assertThat(faults).isEmpty();
        }
    }

    private void run(TestWindow window) {
        window.run(() -> window.go(Page.RUN));
        shoot(window, "tour-run-empty");
        window.run(() -> window.window().startRun());
        window.await(() -> window.window()
                .runs()
                .filter(runs -> runs.phaseProperty().get() == RunPhase.IDLE
                        && runs.lastSummaryProperty().get().isPresent())
                .isPresent());
        window.await(() -> pictures(window, "#pairs") > 5);
        shoot(window, "tour-run");
        window.run(() -> {
            CheckComboBox<?> results = window.get("#run-filter-outcome");
            results.getCheckModel().check(0);
            results.getCheckModel().check(2);
            results.show();
        });
        shoot(window, "tour-run-results");
        window.run(() -> {
            CheckComboBox<?> results = window.get("#run-filter-outcome");
            results.hide();
            results.getCheckModel().clearChecks();
        });
    }

    private void websites(TestWindow window) {
        window.run(() -> window.go(Page.WEBSITES));
        shoot(window, "tour-websites");
        assertThat(window.<TableView<?>>get("#websitesTable")
                        .getColumns()
                        .get(1)
                        .getWidth())
                .as("what the page is about")
                .isGreaterThan(220);
        window.run(() ->
                window.<TableView<?>>get("#websitesTable").getSelectionModel().select(0));
        window.run(() -> window.<Button>get("#previewButton").fire());
        window.waitFor("#previewAsGrid", Node::isVisible);
        window.waitFor(
                "#previewTable", table -> ((TableView<?>) table).getItems().size() > 12);
        shoot(window, "tour-preview");
        window.run(() -> window.<ButtonBase>get("#previewAsGrid").fire());
        window.await(() -> pictures(window, "#previewPane") > 4 || pictures(window, "#content") > 4);
        shoot(window, "tour-preview-grid");
    }

    private void compare(TestWindow window) {
        window.run(() -> window.go(Page.RUN));
        window.run(() -> {
            ListView<?> pairs = window.get("#pairs");
            pairs.requestFocus();
            Node owner = Objects.requireNonNull(window.stage().getScene().getFocusOwner());
            owner.fireEvent(key(KeyCode.RIGHT));
            owner.fireEvent(key(KeyCode.ENTER));
        });
        window.waitFor("#compare", Node::isVisible);
        window.waitFor("#compare-match", match -> !((Label) match).getText().isBlank());
        shoot(window, "tour-compare");
        window.run(() -> Objects.requireNonNull(window.stage().getScene().getFocusOwner())
                .fireEvent(key(KeyCode.S)));
        shoot(window, "tour-compare-swipe");
        window.run(() -> Objects.requireNonNull(window.stage().getScene().getFocusOwner())
                .fireEvent(key(KeyCode.ESCAPE)));
    }

    private void history(TestWindow window) {
        window.run(() -> window.go(Page.HISTORY));
        window.waitFor(
                "#historyTable", table -> !((TableView<?>) table).getItems().isEmpty());
        window.run(() ->
                window.<TableView<?>>get("#historyTable").getSelectionModel().select(1));
        ImageView rotated = window.get("#historyRotated");
        window.await(() -> rotated.getImage() != null);
        shoot(window, "tour-history");
        window.run(() -> window.<ButtonBase>get("#historyAsGallery").fire());
        window.await(() -> pictures(window, "#historyGallery") > 4);
        shoot(window, "tour-history-gallery");
        if (window.find("#historyRuns").filter(Node::isVisible).isPresent()) {
            proofs(window);
        }
    }

    /// Of the run that is chosen in the list beside, in the dark.
    private void proofs(TestWindow window) {
        ObjectProperty<Theme> theme = window.window().appearance().themeProperty();
        Theme before = window.call(theme::get);
        window.run(() ->
                window.<ListView<?>>get("#historyRuns").getSelectionModel().select(1));
        window.waitFor("#historyProve", prove -> !prove.isDisabled());
        window.run(() -> window.<Button>get("#historyProve").fire());
        window.waitFor("#historyNotice", Node::isVisible);
        window.run(() -> theme.set(Theme.DARK));
        window.await(() -> pictures(window, "#historyGallery") > 4);
        shoot(window, "tour-history-proved");
        window.run(() -> theme.set(before));
    }

    private void settings(TestWindow window) {
        window.run(() -> window.go(Page.SETTINGS));
        shoot(window, "tour-settings");
        window.run(() -> {
            ScrollPane pane = (ScrollPane)
                    Objects.requireNonNull(window.stage().getScene().lookup(".scroll-pane"));
            pane.setVvalue(pane.getVmax());
        });
        shoot(window, "tour-settings-end");
    }

    private void dialogs(TestWindow window, String theme) {
        shoot(window, () -> window.window().about(), "tour-about-" + theme);
        shoot(window, () -> window.window().help(), "tour-help-" + theme);
        shoot(window, () -> window.window().keys(), "tour-keys-" + theme);
    }

    /// Also sees to it that nothing is cut that a user needs whole.
    private void shoot(TestWindow window, String name) {
        window.shoot(name);
        Scene scene = window.stage().getScene();
        window.call(() -> ClippedWords.in(scene)).forEach(words -> faults.add(name + ": " + words));
        Node line = window.get("#statusRun");
        if (window.call(() -> line.localToScene(line.getLayoutBounds()).getMaxY() > scene.getHeight())) {
            faults.add(name + ": the status line is out of the window");
        }
    }

    private void shoot(TestWindow window, Runnable opening, String name) {
        window.run(opening);
        window.await(() -> dialog(window) != null);
        Stage dialog = Objects.requireNonNull(window.call(() -> dialog(window)));
        window.shoot(dialog, name);
        window.call(() -> ClippedWords.in(dialog.getScene())).forEach(words -> faults.add(name + ": " + words));
        window.run(dialog::hide);
    }

    private static @Nullable Stage dialog(TestWindow window) {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Stage && shown != window.stage() && shown.isShowing())
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static long pictures(TestWindow window, String within) {
        return window.find(within).stream()
                .flatMap(node -> node.lookupAll(".image-view").stream())
                .filter(node -> node instanceof ImageView view && view.getImage() != null)
                .count();
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }
}
