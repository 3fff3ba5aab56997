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
import javafx.collections.MapChangeListener;

/// The theme in force: remembers the user's choice, and follows the system where that is the choice. Used on the FX
/// thread.
public final class Appearance implements AutoCloseable {
    private static final String KEY = "theme";

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final MapChangeListener<String, Object> follower = _ -> apply();
    private final UserPreferences preferences;

    public Appearance(UserPreferences preferences) {
        this.preferences = preferences;
        theme.set(preferences.get(KEY).map(Theme::ofCode).orElse(Theme.SYSTEM));
        theme.subscribe((before, after) -> choose(after));
        Platform.getPreferences().addListener(follower);
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
        Platform.getPreferences().removeListener(follower);
    }

    private void choose(Theme chosen) {
        preferences.put(KEY, chosen.code());
        apply();
    }

    private void apply() {
        Platform.Preferences system = Platform.getPreferences();
        boolean isSystemDark = system.getColorScheme() == ColorScheme.DARK;
        String sheet = switch (theme.get()) {
            case DARK -> usual(true);
            case LIGHT -> usual(false);
            case CONTRAST -> strong(HighContrast.isDark(system, isSystemDark));
            case SYSTEM ->
                HighContrast.isWanted(system) ? strong(HighContrast.isDark(system, isSystemDark)) : usual(isSystemDark);
        };
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
    }

    private static String usual(boolean dark) {
        return (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
    }

    private static String strong(boolean dark) {
        return HighContrast.styleSheet(usual(dark), dark);
    }
}
