package org.fetchandrotate.desktop.bus;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.Variant;

/// The program's connection to the session's bus, while there is one. Used by one thread.
final class BusLink implements AutoCloseable {
    private static final String LAUNCHER = "/org/fetchandrotate/launcher";
    private static final String DESKTOP_FILE = "application://" + BusPresence.APPLICATION + ".desktop";
    private static final double PERCENT = 100;

    private final DBusConnection bus;
    private final BusSurroundings surroundings;
    private Optional<BusTray> tray = Optional.empty();
    private OptionalInt shown = OptionalInt.empty();

    private BusLink(DBusConnection bus, BusSurroundings surroundings) {
        this.bus = bus;
        this.surroundings = surroundings;
    }

    /// Connects.
    ///
    /// @param address of the bus
    /// @param onLost called on any thread when the bus goes away
    /// @throws DBusException if nobody answers there
    static BusLink open(String address, BusSurroundings surroundings, Runnable onLost) throws DBusException {
        DBusConnection bus = DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .withDisconnectCallback(new IDisconnectCallback() {
                    @Override
                    public void disconnectOnError(IOException failure) {
                        onLost.run();
                    }
                })
                .build();
        return new BusLink(bus, surroundings);
    }

    boolean hasTray() {
        return tray.isPresent();
    }

    /// Shows what is wanted; an icon in the tray stays until the connection is closed.
    ///
    /// @throws DBusException if the bus doesn't take it
    void show(BusPresence.Wanted wanted) throws DBusException {
        if (!wanted.percent().equals(shown)) {
            tell(wanted.percent());
            shown = wanted.percent();
        }
        if (wanted.tray().isPresent()) {
            if (tray.isEmpty()) {
                tray = Optional.of(new BusTray(
                        bus, surroundings, wanted.pictures(), wanted.tray().get()));
            } else {
                tray.get().show(wanted.tray().get());
            }
        }
    }

    private void tell(OptionalInt percent) throws DBusException {
        bus.sendMessage(new LauncherEntry.Update(
                LAUNCHER,
                DESKTOP_FILE,
                Map.of(
                        "progress", new Variant<>(percent.orElse(0) / PERCENT),
                        "progress-visible", new Variant<>(percent.isPresent()))));
        if (percent.isEmpty()) {
            // what is sent waits in a queue, which the end of the connection would drop: this answer comes after it
            bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                    .GetId();
        }
    }

    @Override
    public void close() {
        bus.disconnect();
    }
}
