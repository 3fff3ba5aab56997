package org.fetchandrotate.fetch;

import javax.net.SocketFactory;
import okhttp3.Dns;
import org.fetchandrotate.fetch.sockets.PlainSockets;

/// How names become addresses, and how those are connected to without TLS.
record Internet(Dns names, SocketFactory sockets) {
    /// By this machine's own resolver, to wherever an address is.
    static Internet ofThisMachine() {
        return through(Dns.SYSTEM);
    }

    static Internet through(Dns names) {
        return new Internet(names, new PlainSockets());
    }
}
