package org.fetchandrotate.desktop.bus;

import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// Who keeps the list of tray icons, as freedesktop.org's StatusNotifierItem says.
@DBusInterfaceName("org.kde.StatusNotifierWatcher")
public interface StatusNotifierWatcher extends DBusInterface {
    String NAME = "org.kde.StatusNotifierWatcher";
    String PATH = "/StatusNotifierWatcher";

    /// @param service the name on the bus of the icon's owner
    @DBusMemberName("RegisterStatusNotifierItem")
    void register(String service);

    /// Whether somebody shows the icons.
    @DBusBoundProperty(name = "IsStatusNotifierHostRegistered", access = Access.READ)
    boolean isHostRegistered();

    /// Somebody shows the icons from now on.
    final class StatusNotifierHostRegistered extends DBusSignal {
        /// @throws DBusException if the path isn't one
        public StatusNotifierHostRegistered(String path) throws DBusException {
            super(path);
        }
    }

    /// One who showed them doesn't any more.
    final class StatusNotifierHostUnregistered extends DBusSignal {
        /// @throws DBusException if the path isn't one
        public StatusNotifierHostUnregistered(String path) throws DBusException {
            super(path);
        }
    }
}
