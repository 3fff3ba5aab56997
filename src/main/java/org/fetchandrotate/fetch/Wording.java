package org.fetchandrotate.fetch;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;

/// How failures write numbers, times and addresses for people.
final class Wording {
    private static final int LONGEST = 200;

    private Wording() {}

    /// `1,024`.
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// `2 s`, `1.5 s`, `300 ms`.
    static String time(Duration time) {
        long millis = time.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis % 1000 == 0
                ? number(millis / 1000) + " s"
                : String.format(Locale.ROOT, "%,.1f s", millis / 1000.0);
    }

    /// `127.0.0.9:8443`, `[::1]:80`.
    static String address(InetSocketAddress address) {
        String host = address.getAddress() == null
                ? address.getHostString()
                : address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    /// Text from elsewhere as part of a line: printable, not too long.
    static String line(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
