package org.fetchandrotate.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Finds addresses for the sites. The same ones whenever they are free, so that a second run meets the URLs of the
/// first.
///
/// Each site has a loopback address of its own, `127.0.0.2` and up, all on one port. Where the system knows only
/// `127.0.0.1` (macOS), sites have neighbouring ports there and are called `127.0.0.1` and `localhost` in turn.
final class Doors {
    /// Below the ranges from which systems pick ports for outgoing connections.
    static final int PREFERRED_PORT = 27_180;

    private static final int STEP = 10;
    private static final int ATTEMPTS = 20;

    /// What sites differ by.
    enum Plan {
        OWN_ADDRESSES,
        OWN_PORTS;

        /// The best plan that this system allows.
        static Plan here() {
            return isFree(new InetSocketAddress(loopback(2), 0)) ? OWN_ADDRESSES : OWN_PORTS;
        }
    }

    private Doors() {}

    /// Candidates for the doors of so many sites, best first. Whoever binds them takes the first list that is free.
    static List<List<Door>> choices(Plan plan, int count) {
        List<List<Door>> choices = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            choices.add(doors(plan, count, PREFERRED_PORT + attempt * STEP));
        }
        return choices;
    }

    private static List<Door> doors(Plan plan, int count, int port) {
        List<Door> doors = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            doors.add(
                    switch (plan) {
                        case OWN_ADDRESSES ->
                            new Door("127.0.0." + (number + 2), new InetSocketAddress(loopback(number + 2), port));
                        case OWN_PORTS ->
                            new Door(
                                    number % 2 == 0 ? "127.0.0.1" : "localhost",
                                    new InetSocketAddress(loopback(1), port + number));
                    });
        }
        return doors;
    }

    /// Whether nothing listens there.
    static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (IOException impossible) {
            throw new IllegalStateException("four bytes are an IPv4 address", impossible);
        }
    }
}
