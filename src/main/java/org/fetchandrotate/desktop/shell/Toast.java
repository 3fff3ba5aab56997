package org.fetchandrotate.desktop.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.fetchandrotate.desktop.base.Appearance;
import org.jspecify.annotations.Nullable;

/// A short note in the corner of the screen, above other windows, for a user who looks at those. A click on it
/// brings the window to the front. A window of its own rather than ControlsFX's notification, which needs the
/// window shown, and which throws if the program ends while it fades.
final class Toast {
    private static final Duration SHOWN = Duration.seconds(8);
    private static final double MARGIN = 24;

    private final Stage window;
    private final Duration shownFor;
    private @Nullable Stage shown;

    /// @param window closes the note when it closes
    Toast(Stage window) {
        this(window, SHOWN);
    }

    /// @param shownFor how long a note stays
    Toast(Stage window, Duration shownFor) {
        this.window = window;
        this.shownFor = shownFor;
        window.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> hide());
    }

    void show(String title, String text) {
        hide();
        Stage note = new Stage(StageStyle.TRANSPARENT);
        note.setAlwaysOnTop(true);
        note.setTitle(title);
        note.setScene(scene(title, text));
        shown = note;
        note.show();
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        note.setX(screen.getMaxX() - note.getWidth() - MARGIN);
        note.setY(screen.getMaxY() - note.getHeight() - MARGIN);
        PauseTransition pause = new PauseTransition(shownFor);
        pause.setOnFinished(event -> note.hide());
        pause.play();
    }

    private Scene scene(String title, String text) {
        Label heading = new Label(title);
        heading.getStyleClass().add("toast-title");
        Label body = new Label(text);
        body.setWrapText(true);
        VBox box = new VBox(heading, body);
        box.getStyleClass().add("toast");
        box.setOnMouseClicked(event -> {
            hide();
            window.setIconified(false);
            window.toFront();
        });
        Scene scene = new Scene(box);
        scene.setFill(Color.TRANSPARENT);
        scene.getStylesheets().setAll(Appearance.styleSheets());
        return scene;
    }

    private void hide() {
        if (shown != null) {
            shown.hide();
            shown = null;
        }
    }
}
