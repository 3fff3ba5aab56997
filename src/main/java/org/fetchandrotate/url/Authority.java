package org.fetchandrotate.url;

import java.util.Optional;

/// What stands before the path of a URL, each part as the serializer writes it.
///
/// @param scheme `http` or `https`
/// @param credentials user name, password and their `@`; empty if there are none
/// @param host in ASCII, IPv6 in brackets
/// @param portSuffix a colon and the port; empty for the scheme's own port
record Authority(String scheme, String credentials, String host, String portSuffix) {
    private static final int MAX_PORT = 65_535;

    /// Reads user-info, host and port.
    ///
    /// Source: WHATWG URL Standard, 4.4, "authority state", "host state" and "port state".
    static Optional<Authority> parse(String scheme, String text) {
        int at = text.lastIndexOf('@');
        String hostAndPort = text.substring(at + 1);
        int colon = colonOutsideBrackets(hostAndPort);
        Optional<String> host = HostParser.parse(hostAndPort.substring(0, colon));
        Optional<String> port = portSuffix(scheme, hostAndPort.substring(colon));
        if (host.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        String credentials = at < 0 ? "" : credentials(text.substring(0, at));
        return Optional.of(new Authority(scheme, credentials, host.get(), port.get()));
    }

    /// The port in use.
    int port() {
        return portSuffix.isEmpty() ? defaultPort(scheme) : Integer.parseInt(portSuffix, 1, portSuffix.length(), 10);
    }

    String withoutCredentials() {
        return scheme + "://" + host + portSuffix;
    }

    @Override
    public String toString() {
        return scheme + "://" + credentials + host + portSuffix;
    }

    private static String credentials(String text) {
        int colon = text.indexOf(':');
        String user = PercentEncoding.USER_INFO.encode(colon < 0 ? text : text.substring(0, colon));
        String password = colon < 0 ? "" : PercentEncoding.USER_INFO.encode(text.substring(colon + 1));
        if (password.isEmpty()) {
            return user.isEmpty() ? "" : user + "@";
        }
        return user + ":" + password + "@";
    }

    /// The index of the colon before the port, or the length if there is none.
    private static int colonOutsideBrackets(String text) {
        boolean inside = false;
        for (int index = 0; index < text.length(); index++) {
            switch (text.charAt(index)) {
                case '[' -> inside = true;
                case ']' -> inside = false;
                case ':' -> {
                    if (!inside) {
                        return index;
                    }
                }
                default -> {}
            }
        }
        return text.length();
    }

    private static Optional<String> portSuffix(String scheme, String text) {
        int port = 0;
        for (int index = 1; index < text.length(); index++) {
            char character = text.charAt(index);
            port = port * 10 + character - '0';
            if (character < '0' || character > '9' || port > MAX_PORT) {
                return Optional.empty();
            }
        }
        return Optional.of(text.length() <= 1 || port == defaultPort(scheme) ? "" : ":" + port);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
