package org.fetchandrotate.desktop.bus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/// A session's bus for one test: the real daemon, on a socket of its own.
final class PrivateBus implements AutoCloseable {
    private static final Path DAEMON = Path.of("/usr/bin/dbus-daemon");

    private final Process daemon;
    private final String address;

    PrivateBus(Path folder) throws IOException {
        assumeTrue(Files.isExecutable(DAEMON), "Debian's package dbus-daemon");
        address = "unix:path=" + folder.resolve("bus");
        daemon = new ProcessBuilder(
                        DAEMON.toString(), "--session", "--nofork", "--print-address", "--address=" + address)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // it tells its address once it listens
        daemon.inputReader().readLine();
    }

    /// What a process of the session finds in its environment.
    Map<String, String> environment() {
        return Map.of("DBUS_SESSION_BUS_ADDRESS", address + ",guid=0");
    }

    DBusConnection connect() throws DBusException {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    @Override
    public void close() {
        daemon.destroy();
        try {
            daemon.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
