package org.fetchandrotate.desktop.bus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the bus of the user's session.
final class BusAddress {
    private static final Pattern SEPARATOR = Pattern.compile(";");
    /// What dbus-java's transport over Java's own sockets can reach: no abstract names, no other machines.
    private static final String FILE = "unix:path=";

    private BusAddress() {}

    /// @param environment the variables of the process
    /// @return as the D-Bus specification writes addresses; empty if there is no bus, or none that can be reached
    static Optional<String> find(Map<String, String> environment) {
        String told = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        if (!told.isBlank()) {
            return SEPARATOR
                    .splitAsStream(told)
                    .filter(address -> address.startsWith(FILE))
                    .findFirst();
        }
        // where systemd has it
        return Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, "bus"))
                .filter(Files::exists)
                .map(socket -> FILE + socket);
    }
}
