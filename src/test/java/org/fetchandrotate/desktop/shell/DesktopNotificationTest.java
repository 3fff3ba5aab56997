package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.fetchandrotate.desktop.NeedsToolkit;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The note at the end of a run, for a user who looks at another window.
@NeedsToolkit
final class DesktopNotificationTest {
    private static final Duration LONG = Duration.minutes(10);

    @Test
    void showsWithoutTakingTheKeyboard_andGoesByItself() {
        try (TestWindow window = new TestWindow()) {
            window.await(() -> window.stage().isFocused());
            window.run(() -> popup(window, Duration.millis(300)).show("Done", "4 of 7 images"));
            window.await(() -> note().isPresent());
            assertThat(window.stage().isFocused()).isTrue();
            assertThat(window.call(() -> note().orElseThrow().getScene().getWindow()))
                    .as("a stage would be activated by the window manager")
                    .isInstanceOf(PopupWindow.class);
            window.await(() -> note().isEmpty());
            assertThat(window.stage().isShowing()).isTrue();
        }
    }

    @Test
    void showsTheLatestNoteAlone_andGoesWithTheWindow() {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> {
                DesktopNotification notification = popup(window, LONG);
                notification.show("Done", "1 of 7 images");
                notification.show("Done", "2 of 7 images");
            });
            assertThat(window.call(DesktopNotificationTest::notes)).isEqualTo(1);
            window.run(() -> window.stage().hide());
            assertThat(window.call(DesktopNotificationTest::notes)).isZero();
        }
    }

    @Test
    void isLeftToTheSystem_whereItHasASender(@TempDir Path folder) throws Exception {
        Path told = folder.resolve("told");
        Path sender = Files.writeString(
                folder.resolve("notify-send"),
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >'" + told + ".new'; mv '" + told + ".new' '" + told + "'\n");
        assumeTrue(sender.toFile().setExecutable(true), "a file system that can say what may be executed");
        try (TestWindow window = new TestWindow()) {
            window.run(
                    () -> new DesktopNotification(window.stage(), LONG, Optional.of(sender)).show("-Done", "4 of 7"));
            window.await(() -> Files.exists(told));
            assertThat(told).content().endsWith("--\n-Done\n4 of 7\n");
            assertThat(window.call(DesktopNotificationTest::notes)).isZero();
        }
    }

    @Test
    void isShownByTheProgram_ifTheSenderCannotBeStarted(@TempDir Path folder) {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> new DesktopNotification(window.stage(), LONG, Optional.of(folder.resolve("gone")))
                    .show("Done", "4 of 7 images"));
            assertThat(window.call(DesktopNotificationTest::notes)).isEqualTo(1);
        }
    }

    @Test
    void tellsTheEndOfARun_whenTheWindowIsNotInFront(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("input.txt"), "http://127.0.0.1:9/\n");
        try (TestWindow front = new TestWindow()) {
            front.open(folder);
            front.await(() -> front.stage().isFocused());
            finishRun(front, front.window());
            assertThat(front.system.log).isEmpty();
        }
        RecordedActions told = new RecordedActions();
        try (TestWindow front = new TestWindow()) {
            // one that doesn't show: in the headless toolkit all that do have the focus
            DesktopWindow behind = front.call(() ->
                    new DesktopWindow(new Stage(), told, front.preferences, new Engine(Clock.systemDefaultZone())));
            front.run(() -> behind.open(folder));
            front.await(() -> behind.runs().isPresent());
            finishRun(front, behind);
            front.run(behind::close);
        }
        assertThat(told.log).singleElement().asString().startsWith("notify ");
    }

    /// @param fx gives the FX thread
    private static void finishRun(TestWindow fx, DesktopWindow window) {
        RunCenter runs = fx.call(window::runs).orElseThrow();
        fx.run(window::startRun);
        fx.await(() -> runs.lastSummaryProperty().get().isPresent()
                && !runs.phaseProperty().get().isActive());
    }

    private static DesktopNotification popup(TestWindow window, Duration shownFor) {
        return new DesktopNotification(window.stage(), shownFor, Optional.empty());
    }

    private static Optional<Node> note() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null)
                .map(window -> window.getScene().lookup(".notification-bar"))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static long notes() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null && window.getScene().lookup(".notification-bar") != null)
                .count();
    }
}
