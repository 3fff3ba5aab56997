package org.fetchandrotate.desktop.shell;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.fetchandrotate.desktop.base.UserPreferences;

/// Where the window was and how large, from one start to the next.
record WindowPlace(Stage stage, UserPreferences preferences) {
    private static final String X = "window.x";
    private static final String Y = "window.y";
    private static final String WIDTH = "window.width";
    private static final String HEIGHT = "window.height";
    private static final String MAXIMIZED = "window.maximized";
    private static final double USUAL_WIDTH = 1180;
    private static final double USUAL_HEIGHT = 780;

    /// Puts the window where it was, if a screen is still there; never larger than that screen.
    void restore() {
        double x = preferences.number(X, Double.NaN);
        double y = preferences.number(Y, Double.NaN);
        // the title bar must be within reach
        Optional<Screen> screen =
                Screen.getScreensForRectangle(x + 40, y, 40, 10).stream().findFirst();
        if (screen.isPresent()) {
            stage.setX(x);
            stage.setY(y);
        }
        Rectangle2D usable = screen.orElseGet(Screen::getPrimary).getVisualBounds();
        stage.setWidth(Math.min(preferences.number(WIDTH, USUAL_WIDTH), usable.getWidth()));
        stage.setHeight(Math.min(preferences.number(HEIGHT, USUAL_HEIGHT), usable.getHeight()));
        stage.setMaximized(preferences.get(MAXIMIZED).map(Boolean::parseBoolean).orElse(false));
    }

    void remember() {
        preferences.put(MAXIMIZED, Boolean.toString(stage.isMaximized()));
        if (!stage.isMaximized() && !stage.isIconified()) {
            preferences.put(X, Double.toString(stage.getX()));
            preferences.put(Y, Double.toString(stage.getY()));
            preferences.put(WIDTH, Double.toString(stage.getWidth()));
            preferences.put(HEIGHT, Double.toString(stage.getHeight()));
        }
    }
}
