package org.fetchandrotate.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
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
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.run.RunPhase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A walk through every page with a run's pictures in it, to be looked at.
@NeedsToolkit
final class TourTest {
    private static final DemoOptions OPTIONS = new DemoOptions(12, Duration.ZERO, DemoOptions.Contents.VARIED);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"light, en, 1280, 800", "dark, de, 1000, 700", "contrast, uk, 960, 560"})
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
                            + "http://127.0.0.9:9/" + "a-very-long-name-of-a-page-".repeat(9) + "\n");
            window.open(workspace);
            run(window);
            websites(window);
            compare(window);
            history(window);
            settings(window);
            window.run(() -> window.go(Page.LOG));
            window.shoot("tour-log");
            dialogs(window, theme);
        }
    }

    private static void run(TestWindow window) {
        window.run(() -> window.go(Page.RUN));
        window.shoot("tour-run-empty");
        window.run(() -> window.window().startRun());
        window.await(() -> window.window()
                .runs()
                .filter(runs -> runs.phaseProperty().get() == RunPhase.IDLE
                        && runs.lastSummaryProperty().get().isPresent())
                .isPresent());
        window.await(() -> pictures(window, "#pairs") > 5);
        window.shoot("tour-run");
    }

    private static void websites(TestWindow window) {
        window.run(() -> window.go(Page.WEBSITES));
        window.shoot("tour-websites");
        window.run(() ->
                window.<TableView<?>>get("#websitesTable").getSelectionModel().select(0));
        window.run(() -> window.<Button>get("#previewButton").fire());
        window.waitFor("#previewAsGrid", Node::isVisible);
        window.waitFor(
                "#previewTable", table -> ((TableView<?>) table).getItems().size() > 12);
        window.shoot("tour-preview");
        window.run(() -> window.<ButtonBase>get("#previewAsGrid").fire());
        window.await(() -> pictures(window, "#previewPane") > 4 || pictures(window, "#content") > 4);
        window.shoot("tour-preview-grid");
    }

    private static void compare(TestWindow window) {
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
        window.shoot("tour-compare");
        window.run(() -> Objects.requireNonNull(window.stage().getScene().getFocusOwner())
                .fireEvent(key(KeyCode.S)));
        window.shoot("tour-compare-swipe");
        window.run(() -> Objects.requireNonNull(window.stage().getScene().getFocusOwner())
                .fireEvent(key(KeyCode.ESCAPE)));
    }

    private static void history(TestWindow window) {
        window.run(() -> window.go(Page.HISTORY));
        window.waitFor(
                "#historyTable", table -> !((TableView<?>) table).getItems().isEmpty());
        window.run(() ->
                window.<TableView<?>>get("#historyTable").getSelectionModel().select(1));
        ImageView rotated = window.get("#historyRotated");
        window.await(() -> rotated.getImage() != null);
        window.shoot("tour-history");
        window.run(() -> window.<ButtonBase>get("#historyAsGallery").fire());
        window.await(() -> pictures(window, "#historyGallery") > 4);
        window.shoot("tour-history-gallery");
    }

    private static void settings(TestWindow window) {
        window.run(() -> window.go(Page.SETTINGS));
        window.shoot("tour-settings");
        window.run(() -> {
            ScrollPane pane = (ScrollPane)
                    Objects.requireNonNull(window.stage().getScene().lookup(".scroll-pane"));
            pane.setVvalue(pane.getVmax());
        });
        window.shoot("tour-settings-end");
    }

    private static void dialogs(TestWindow window, String theme) {
        shoot(window, () -> window.window().about(), "tour-about-" + theme);
        shoot(window, () -> window.window().help(), "tour-help-" + theme);
        shoot(window, () -> window.window().keys(), "tour-keys-" + theme);
    }

    private static void shoot(TestWindow window, Runnable opening, String name) {
        window.run(opening);
        window.await(() -> dialog(window) != null);
        Stage dialog = Objects.requireNonNull(window.call(() -> dialog(window)));
        window.shoot(dialog, name);
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
