package org.fetchandrotate.desktop.bus;

import java.util.List;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.annotations.DBusBoundProperty;
import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.annotations.DBusMemberName;
import org.freedesktop.dbus.annotations.DBusProperty.Access;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;

/// An icon in the tray, as freedesktop.org's StatusNotifierItem says.
@DBusInterfaceName("org.kde.StatusNotifierItem")
public interface StatusNotifierItem extends DBusInterface {
    String PATH = "/StatusNotifierItem";

    @DBusBoundProperty(name = "Category", access = Access.READ)
    String getCategory();

    @DBusBoundProperty(name = "Id", access = Access.READ)
    String getId();

    @DBusBoundProperty(name = "Title", access = Access.READ)
    String getTitle();

    @DBusBoundProperty(name = "Status", access = Access.READ)
    String getStatus();

    /// Of the theme; empty where the picture itself is given.
    @DBusBoundProperty(name = "IconName", access = Access.READ)
    String getIconName();

    @DBusBoundProperty(name = "IconPixmap", access = Access.READ)
    List<IconPixmap> getIconPixmap();

    @DBusBoundProperty(name = "ToolTip", access = Access.READ)
    ToolTip getToolTip();

    /// Whether a click shall open the menu, in place of [#activate].
    @DBusBoundProperty(name = "ItemIsMenu", access = Access.READ)
    boolean isItemIsMenu();

    @DBusBoundProperty(name = "Menu", access = Access.READ)
    DBusPath getMenu();

    /// A click.
    @DBusMemberName("Activate")
    void activate(int x, int y);

    /// A click with the middle button.
    @DBusMemberName("SecondaryActivate")
    void secondaryActivate(int x, int y);

    /// A click with the right button, from a tray that doesn't show menus itself.
    @DBusMemberName("ContextMenu")
    void contextMenu(int x, int y);

    /// @param orientation `horizontal` or `vertical`
    @DBusMemberName("Scroll")
    void scroll(int delta, String orientation);

    /// The tool tip is another.
    final class NewToolTip extends DBusSignal {
        /// @throws DBusException if the path isn't one
        public NewToolTip(String path) throws DBusException {
            super(path);
        }
    }
}
