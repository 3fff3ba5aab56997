package org.fetchandrotate.desktop.bus;

import java.util.List;
import org.fetchandrotate.desktop.base.TrayIcon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's icon in the tray: offers it to whoever keeps the list of icons, and again when that is another.
/// Gone when its connection is. Used by one thread.
final class BusTray {
    private static final Logger LOG = LoggerFactory.getLogger(BusTray.class);

    private final DBusConnection bus;
    private final BusSurroundings surroundings;
    private final ExportedItem item;
    private final ExportedMenu menu;
    private final String name;
    private TrayIcon shown;

    /// @param pictures the icon in several sizes
    /// @throws DBusException if the bus doesn't take it
    BusTray(DBusConnection bus, BusSurroundings surroundings, List<IconPixmap> pictures, TrayIcon icon)
            throws DBusException {
        this.bus = bus;
        this.surroundings = surroundings;
        shown = icon;
        item = new ExportedItem(pictures, surroundings.fxThread(), icon);
        menu = new ExportedMenu(surroundings.fxThread());
        menu.show(icon.items());
        name = "org.kde.StatusNotifierItem-" + ProcessHandle.current().pid() + "-1";
        bus.exportObject(StatusNotifierItem.PATH, item);
        bus.exportObject(TrayMenu.PATH, menu);
        bus.requestBusName(name);
        watch();
        register();
    }

    /// @throws DBusException if the bus doesn't take it
    void show(TrayIcon icon) throws DBusException {
        if (icon.equals(shown)) {
            return;
        }
        item.show(icon);
        bus.sendMessage(new StatusNotifierItem.NewToolTip(StatusNotifierItem.PATH));
        if (!icon.items().equals(shown.items())) {
            bus.sendMessage(new TrayMenu.LayoutUpdated(TrayMenu.PATH, menu.show(icon.items()), 0));
        }
        shown = icon;
    }

    /// The signals come on threads of the bus.
    private void watch() throws DBusException {
        bus.addSigHandler(DBus.NameOwnerChanged.class, changed -> {
            if (changed.name.equals(StatusNotifierWatcher.NAME)) {
                surroundings.worker().execute(this::registerAgain);
            }
        });
        // a panel becomes the keeper of the list first, and shows it afterwards
        bus.addSigHandler(
                StatusNotifierWatcher.StatusNotifierHostRegistered.class,
                _ -> surroundings.worker().execute(this::registerAgain));
        bus.addSigHandler(
                StatusNotifierWatcher.StatusNotifierHostUnregistered.class,
                _ -> surroundings.worker().execute(this::registerAgain));
    }

    private void registerAgain() {
        try {
            if (bus.isConnected()) {
                register();
            }
        } catch (DBusException | DBusExecutionException e) {
            LOG.debug("The tray can't be told of the icon", e);
            surroundings.told().accept(false);
        }
    }

    private void register() throws DBusException {
        DBus daemon = bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
        if (!daemon.NameHasOwner(StatusNotifierWatcher.NAME)) {
            LOG.debug("There is no tray on this desktop");
            surroundings.told().accept(false);
            return;
        }
        StatusNotifierWatcher watcher = bus.getRemoteObject(
                StatusNotifierWatcher.NAME, StatusNotifierWatcher.PATH, StatusNotifierWatcher.class);
        watcher.register(name);
        surroundings.told().accept(watcher.isHostRegistered());
    }
}
