package org.fetchandrotate.desktop.shell;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.fetchandrotate.desktop.base.UserPreferences;

/// Where the window was and how large, from one start to the next; also the place to which a maximised window goes
/// back. Used on the FX thread.
final class WindowPlace {
    private static final String X = "window.x";
    private static final String Y = "window.y";
    private static final String WIDTH = "window.width";
    private static final String HEIGHT = "window.height";
    private static final String MAXIMIZED = "window.maximized";
    private static final double USUAL_WIDTH = 1180;
    private static final double USUAL_HEIGHT = 780;
    private static final double MIN_WIDTH = 800;
    private static final double MIN_HEIGHT = 560;

    /// A window is as large as the screen before it says that it is maximised: a place counts once it has lasted.
    private static final Duration LASTING = Duration.seconds(1);

    private static final Duration SHOWN = Duration.millis(50);
    private static final Duration RESTORED = Duration.millis(250);

    private final Stage stage;
    private final UserPreferences preferences;
    private final PauseTransition lasting = new PauseTransition(LASTING);
    private Optional<Rectangle2D> place = Optional.empty();

    WindowPlace(Stage stage, UserPreferences preferences) {
        this.stage = stage;
        this.preferences = preferences;
        lasting.setOnFinished(_ -> take());
        stage.maximizedProperty().subscribe((before, maximized) -> {
            if (!maximized) {
                goBack();
            }
        });
        stage.xProperty().subscribe(_ -> lasting.playFromStart());
        stage.yProperty().subscribe(_ -> lasting.playFromStart());
        stage.widthProperty().subscribe(_ -> lasting.playFromStart());
        stage.heightProperty().subscribe(_ -> lasting.playFromStart());
    }

    /// Puts the window where it was, if a screen is still there; never larger than that screen. Before it shows.
    void restore() {
        double x = preferences.number(X, Double.NaN);
        double y = preferences.number(Y, Double.NaN);
        // the title bar must be within reach
        Optional<Screen> screen = Double.isNaN(x) || Double.isNaN(y)
                ? Optional.empty()
                : Screen.getScreensForRectangle(x + 40, y, 40, 10).stream().findFirst();
        Rectangle2D usable = screen.orElseGet(Screen::getPrimary).getVisualBounds();
        double width = Math.min(preferences.number(WIDTH, USUAL_WIDTH), usable.getWidth());
        double height = Math.min(preferences.number(HEIGHT, USUAL_HEIGHT), usable.getHeight());
        stage.setMinWidth(Math.min(MIN_WIDTH, usable.getWidth()));
        stage.setMinHeight(Math.min(MIN_HEIGHT, usable.getHeight()));
        stage.setX(screen.isPresent() ? x : usable.getMinX() + (usable.getWidth() - width) / 2);
        stage.setY(screen.isPresent() ? y : usable.getMinY() + (usable.getHeight() - height) / 2);
        stage.setWidth(width);
        stage.setHeight(height);
        place = Optional.of(new Rectangle2D(stage.getX(), stage.getY(), width, height));
        boolean maximized =
                preferences.get(MAXIMIZED).map(Boolean::parseBoolean).orElse(false);
        if (maximized) {
            maximizeOnceShown();
        }
    }

    void remember() {
        take();
        preferences.put(MAXIMIZED, Boolean.toString(stage.isMaximized()));
        place.ifPresent(rectangle -> {
            preferences.put(X, Double.toString(rectangle.getMinX()));
            preferences.put(Y, Double.toString(rectangle.getMinY()));
            preferences.put(WIDTH, Double.toString(rectangle.getWidth()));
            preferences.put(HEIGHT, Double.toString(rectangle.getHeight()));
        });
    }

    /// The window manager has to have seen the window once before.
    private void maximizeOnceShown() {
        stage.showingProperty().subscribe(showing -> {
            if (showing) {
                after(SHOWN, () -> stage.setMaximized(true));
            }
        });
    }

    /// Some window managers give back nearly the whole screen to a window that began maximised.
    private void goBack() {
        Optional<Rectangle2D> wanted = place;
        after(
                RESTORED,
                () -> wanted.filter(_ -> !stage.isMaximized()).ifPresent(rectangle -> {
                    if (stage.getWidth() > rectangle.getWidth() || stage.getHeight() > rectangle.getHeight()) {
                        stage.setX(rectangle.getMinX());
                        stage.setY(rectangle.getMinY());
                        stage.setWidth(rectangle.getWidth());
                        stage.setHeight(rectangle.getHeight());
                    }
                }));
    }

    private static void after(Duration pause, Runnable action) {
        PauseTransition transition = new PauseTransition(pause);
        transition.setOnFinished(_ -> action.run());
        transition.play();
    }

    private void take() {
        if (stage.isShowing() && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
            place = Optional.of(new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
        }
    }
}
