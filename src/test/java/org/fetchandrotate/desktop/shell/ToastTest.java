package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.fetchandrotate.desktop.run.RunCenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The note at the end of a run, for a user who looks at another window.
final class ToastTest {
    private static final Duration LONG = Duration.minutes(10);

    @Test
    void showsInTheCorner_andGoesByItself() {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> new Toast(window.stage(), Duration.millis(300)).show("Done", "4 of 7 images"));
            assertThat(window.call(() -> ((Label) toast().orElseThrow().lookup(".toast-title")).getText()))
                    .isEqualTo("Done");
            window.await(() -> toast().isEmpty());
            assertThat(window.stage().isShowing()).isTrue();
        }
    }

    @Test
    void bringsTheWindowToTheFront_whenClicked() {
        try (TestWindow window = new TestWindow();
                TestWindow other = new TestWindow()) {
            window.run(() -> window.stage().setIconified(true));
            window.run(() -> new Toast(window.stage(), LONG).show("Done", "4 of 7 images"));
            window.run(() -> Event.fireEvent(toast().orElseThrow(), click()));
            assertThat(window.call(ToastTest::toast)).isEmpty();
            assertThat(window.stage().isIconified()).isFalse();
            assertThat(other.stage().isShowing()).isTrue();
        }
    }

    @Test
    void showsTheLatestNoteAlone_andGoesWithTheWindow() {
        try (TestWindow window = new TestWindow()) {
            window.run(() -> {
                Toast toast = new Toast(window.stage(), LONG);
                toast.show("Done", "1 of 7 images");
                toast.show("Done", "2 of 7 images");
            });
            assertThat(window.call(() -> toasts())).isEqualTo(1);
            window.run(() -> window.stage().hide());
            assertThat(window.call(ToastTest::toast)).isEmpty();
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
            DesktopWindow behind = front.call(
                    () -> new DesktopWindow(new Stage(), told, front.preferences, Clock.systemDefaultZone()));
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

    private static Optional<Node> toast() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Stage && window.getScene() != null)
                .map(window -> window.getScene().lookup(".toast"))
                .filter(node -> node != null)
                .findFirst();
    }

    private static long toasts() {
        return Window.getWindows().stream()
                .filter(window -> window.getScene() != null && window.getScene().lookup(".toast") != null)
                .count();
    }

    private static MouseEvent click() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
