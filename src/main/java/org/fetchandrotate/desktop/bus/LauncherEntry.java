package org.fetchandrotate.desktop.bus;

import java.util.Map;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

/// What a program tells the docks about its icon: Unity's launcher API, which Plasma, GNOME's docks and Plank took
/// over. A dock forgets it as soon as the sender leaves the bus.
@DBusInterfaceName("com.canonical.Unity.LauncherEntry")
public interface LauncherEntry extends DBusInterface {
    /// Tells how the icon shall look.
    final class Update extends DBusSignal {
        private final String application;
        private final Map<String, Variant<?>> properties;

        /// @param path of the sender's object
        /// @param application `application://` and the name of its desktop file
        /// @param properties such as `progress`, from 0 to 1, and `progress-visible`
        /// @throws DBusException if the path isn't one
        public Update(String path, String application, Map<String, Variant<?>> properties) throws DBusException {
            super(path, application, properties);
            this.application = application;
            this.properties = Map.copyOf(properties);
        }

        public String application() {
            return application;
        }

        public Map<String, Variant<?>> properties() {
            return properties;
        }
    }
}
