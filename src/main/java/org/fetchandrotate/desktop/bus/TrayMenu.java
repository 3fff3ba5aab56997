package org.fetchandrotate.desktop.bus;

import java.util.List;
import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

/// A menu that another program shows, as libdbusmenu says: its items have numbers, 0 is the menu itself.
@DBusInterfaceName("com.canonical.dbusmenu")
public interface TrayMenu extends DBusInterface {
    String PATH = "/MenuBar";

    @DBusBoundProperty(name = "Version", access = Access.READ)
    UInt32 getVersion();

    /// `ltr` or `rtl`.
    @DBusBoundProperty(name = "TextDirection", access = Access.READ)
    String getTextDirection();

    @DBusBoundProperty(name = "Status", access = Access.READ)
    String getStatus();

    /// @param parent whose items are asked for
    /// @param depth how many levels; -1 for all
    /// @param properties which are asked for; none for all
    @DBusMemberName("GetLayout")
    MenuLayoutReply<UInt32, MenuLayout> layout(int parent, int depth, List<String> properties);

    /// @param items none for all
    @DBusMemberName("GetGroupProperties")
    List<MenuItemProperties> groupProperties(List<Integer> items, List<String> properties);

    @DBusMemberName("GetProperty")
    Variant<?> property(int item, String property);

    /// Tells what happened to an item.
    ///
    /// @param event `clicked` if it was chosen
    /// @param time in seconds, of the window system
    @DBusMemberName("Event")
    void event(int item, String event, Variant<?> data, UInt32 time);

    /// Tells what happened to several.
    ///
    /// @return those that aren't there
    @DBusMemberName("EventGroup")
    List<Integer> eventGroup(List<MenuEvent> events);

    /// @return whether the menu has to be asked for again
    @DBusMemberName("AboutToShow")
    boolean aboutToShow(int item);

    /// The menu is another.
    final class LayoutUpdated extends DBusSignal {
        private final UInt32 revision;
        private final int parent;

        /// @param parent below which it changed
        /// @throws DBusException if the path isn't one
        public LayoutUpdated(String path, UInt32 revision, int parent) throws DBusException {
            super(path, revision, parent);
            this.revision = revision;
            this.parent = parent;
        }

        public UInt32 revision() {
            return revision;
        }

        public int parent() {
            return parent;
        }
    }
}
