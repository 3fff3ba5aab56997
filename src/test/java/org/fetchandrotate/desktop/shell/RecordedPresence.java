package org.fetchandrotate.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.fetchandrotate.desktop.base.DesktopPresence;
import org.fetchandrotate.desktop.base.TrayIcon;

/// A desktop that remembers what it was shown. It has a tray if the test says so.
public final class RecordedPresence implements DesktopPresence {
    public final List<OptionalDouble> progress = new ArrayList<>();
    public final SimpleBooleanProperty hasTray = new SimpleBooleanProperty();
    public Optional<TrayIcon> tray = Optional.empty();
    public boolean outlives;

    @Override
    public void showProgress(OptionalDouble done) {
        progress.add(done);
    }

    @Override
    public void showTray(Optional<TrayIcon> icon) {
        tray = icon;
    }

    @Override
    public ReadOnlyBooleanProperty trayShownProperty() {
        return hasTray;
    }

    @Override
    public void outliveWindow(boolean lives) {
        outlives = lives;
    }
}
