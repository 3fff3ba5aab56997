package org.fetchandrotate.desktop.base;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;

/// What the desktop shows of the program outside of its window. Where it has no such place, nothing happens. Used
/// on the FX thread; returns at once.
public interface DesktopPresence {
    /// Shows on the program's icon in the dock or taskbar how far it is.
    ///
    /// @param done from 0 to 1; empty while nothing goes on
    void showProgress(OptionalDouble done);

    /// Shows an icon in the desktop's tray, in place of the one before; empty takes it away.
    void showTray(Optional<TrayIcon> icon);

    /// Whether the tray shows the icon that was asked for.
    ReadOnlyBooleanProperty trayShownProperty();

    /// Says whether the program goes on when its last window is hidden.
    void outliveWindow(boolean outlives);
}
