package org.fetchandrotate.demo;

import java.net.InetSocketAddress;

/// Where a site is found.
///
/// @param host as it stands in URLs
/// @param address where its server listens, or nothing does
record Door(String host, InetSocketAddress address) {
    /// As in `http://127.0.0.2:27180`.
    String origin() {
        return "http://" + authority();
    }

    String authority() {
        return host + ":" + address.getPort();
    }
}
