package org.fetchandrotate.desktop.bus;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;

/// Keeps the list of tray icons, as a desktop's panel does.
final class FakeWatcher implements StatusNotifierWatcher, AutoCloseable {
    final List<String> registered = new CopyOnWriteArrayList<>();
    volatile boolean isShown = true;
    private final DBusConnection bus;

    FakeWatcher(PrivateBus bus) throws DBusException {
        this.bus = bus.connect();
        this.bus.exportObject(PATH, this);
        this.bus.requestBusName(NAME);
    }

    /// Starts to show the icons.
    void show() throws DBusException {
        isShown = true;
        bus.sendMessage(new StatusNotifierHostRegistered(PATH));
    }

    /// The icon that registered last.
    StatusNotifierItem item() throws DBusException {
        return bus.getRemoteObject(registered.getLast(), StatusNotifierItem.PATH, StatusNotifierItem.class);
    }

    /// Its menu.
    TrayMenu menu() throws DBusException {
        return bus.getRemoteObject(registered.getLast(), item().getMenu().getPath(), TrayMenu.class);
    }

    DBusConnection bus() {
        return bus;
    }

    @Override
    public String getObjectPath() {
        return PATH;
    }

    @Override
    public void register(String service) {
        registered.add(service);
    }

    @Override
    public boolean isHostRegistered() {
        return isShown;
    }

    @Override
    public void close() {
        bus.disconnect();
    }
}
