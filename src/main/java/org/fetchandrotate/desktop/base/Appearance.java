package org.fetchandrotate.desktop.base;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;

/// The theme in force: remembers the user's choice, and follows the system where that is the choice. Used on the FX
/// thread.
public final class Appearance implements AutoCloseable {
    private static final String KEY = "theme";

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final ChangeListener<ColorScheme> follower = (property, before, after) -> apply();
    private final UserPreferences preferences;

    public Appearance(UserPreferences preferences) {
        this.preferences = preferences;
        theme.set(preferences.get(KEY).map(Theme::ofCode).orElse(Theme.SYSTEM));
        theme.subscribe((before, after) -> choose(after));
        Platform.getPreferences().colorSchemeProperty().addListener(follower);
        apply();
    }

    /// The user's choice; setting it changes the window at once.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The style sheets of a scene, beside the theme's.
    public static List<String> styleSheets() {
        // by their whole names: a jar knows no ".."
        return Stream.of("theme.css", "run/run.css", "compare/compare.css", "history/history.css")
                .map(name -> "/org/fetchandrotate/desktop/" + name)
                .map(Appearance::styleSheet)
                .toList();
    }

    private static String styleSheet(String name) {
        URL sheet = Appearance.class.getResource(name);
        if (sheet == null) {
            throw new IllegalStateException("The program lacks its style sheet " + name);
        }
        return sheet.toExternalForm();
    }

    @Override
    public void close() {
        Platform.getPreferences().colorSchemeProperty().removeListener(follower);
    }

    private void choose(Theme chosen) {
        preferences.put(KEY, chosen.code());
        apply();
    }

    private void apply() {
        boolean dark = switch (theme.get()) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }
}
