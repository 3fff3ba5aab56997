package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioMenuItem;
import javafx.stage.Window;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.base.TrayIcon;
import org.fetchandrotate.desktop.run.RunPhase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs that come by themselves, and the program beside its window: in the dock and in the tray.
@NeedsToolkit
final class ScheduleJourneyTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void list() throws Exception {
        Files.writeString(folder.resolve("input.txt"), "http://127.0.0.1:9/\n");
    }

    @Test
    void repeat_runFromTheTray_news_closeIntoTheTray_backAgain_quit() {
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            window.run(() -> window.window().startRun());
            window.await(() -> finished(window));
            RecordedPresence presence = window.system.presence();
            assertThat(presence.tray).isEmpty();
            repeat(window, "repeat-day");
            window.waitFor("#scheduleNote", Node::isVisible);
            String next = ((Button) window.get("#scheduleNote")).getText();
            assertThat(next).matches("Next run \\w{3} \\d\\d:\\d\\d");
            window.shoot("schedule");
            assertThat(presence.tray).map(TrayIcon::tip).contains(next);

            choose(window, "Run now");
            window.await(() -> presence.tray.orElseThrow().tip().matches("Nothing new since \\d\\d:\\d\\d"));
            assertThat(presence.tray.orElseThrow().detail()).startsWith("Next run ");

            // without a tray there would be no way back
            presence.hasTray.set(true);
            leave(window, "#tray");
            assertThat(window.stage().isShowing()).isFalse();
            assertThat(presence.outlives).isTrue();
            window.run(() -> presence.tray.orElseThrow().onClick().run());
            assertThat(window.stage().isShowing()).isTrue();
            assertThat(presence.outlives).isFalse();

            leave(window, "#tray");
            window.run(() -> presence.hasTray.set(false));
            assertThat(window.stage().isShowing()).as("the tray is gone").isTrue();

            presence.hasTray.set(true);
            leave(window, "#tray");
            choose(window, "Quit");
            assertThat(window.stage().isShowing()).isFalse();
            assertThat(presence.outlives).isFalse();
            assertThat(presence.tray).isEmpty();
        }
    }

    @Test
    void theNoteEndsTheSchedule_andWithoutATrayClosingAsksNothing() {
        try (TestWindow window = new TestWindow()) {
            window.open(folder);
            RecordedPresence presence = window.system.presence();
            repeat(window, "repeat-hour");
            window.run(() -> window.<Button>get("#scheduleNote").fire());
            assertThat(presence.tray).isEmpty();
            assertThat(item(window, "repeat-off").isSelected()).isTrue();
            repeat(window, "repeat-week");
            window.run(() -> window.window().exit());
            assertThat(window.stage().isShowing()).isFalse();
            assertThat(presence.tray).isEmpty();
        }
    }

    @Test
    void theDockIsTold_howFarARunIs() {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> window.window().openDemo());
            window.await(() -> finished(window));
            RecordedPresence presence = window.system.presence();
            window.await(() -> presence.progress.getLast().isEmpty());
            assertThat(presence.progress)
                    .filteredOn(OptionalDouble::isPresent)
                    .as("from the beginning to the end, with more between")
                    .hasSizeGreaterThan(3)
                    .allMatch(done -> done.getAsDouble() >= 0 && done.getAsDouble() <= 1)
                    .last()
                    .satisfies(done -> assertThat(done.getAsDouble()).isGreaterThan(0.9));
        }
    }

    private static boolean finished(TestWindow window) {
        return window.window()
                .runs()
                .filter(runs -> runs.phaseProperty().get() == RunPhase.IDLE
                        && runs.lastSummaryProperty().get().isPresent())
                .isPresent();
    }

    private static void repeat(TestWindow window, String id) {
        window.run(() -> item(window, id).fire());
    }

    private static RadioMenuItem item(TestWindow window, String id) {
        MenuBar bar = window.get("#menuBar");
        return bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(Menu.class::isInstance)
                .flatMap(menu -> ((Menu) menu).getItems().stream())
                .filter(item -> id.equals(item.getId()))
                .map(RadioMenuItem.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static void choose(TestWindow window, String words) {
        window.run(() -> window.system.presence().tray.orElseThrow().items().stream()
                .filter(item -> item.words().equals(words))
                .findFirst()
                .orElseThrow()
                .action()
                .run());
    }

    /// Closes the window and answers what it asks.
    private static void leave(TestWindow window, String answer) {
        window.run(() -> window.window().exit());
        window.await(() -> answer(answer) != null);
        window.run(() -> Objects.requireNonNull(answer(answer)).fire());
    }

    private static @Nullable Button answer(String id) {
        return (Button) Window.getWindows().stream()
                .filter(dialog -> dialog.getScene() != null && dialog.getScene().lookup("#question") != null)
                .map(dialog -> dialog.getScene().lookup(id))
                .findFirst()
                .orElse(null);
    }
}
