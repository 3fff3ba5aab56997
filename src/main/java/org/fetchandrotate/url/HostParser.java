package org.fetchandrotate.url;

import java.util.Optional;
import java.util.OptionalLong;

/// Hosts as browsers read them.
///
/// Source: WHATWG URL Standard, 3.5 "Host parsing" and 3.6 "Host serializing", for special URLs.
final class HostParser {
    /// "Forbidden host code points" without the C0 controls, plus `%`: "forbidden domain code points".
    private static final String FORBIDDEN = " #/:<>?@[\\]^|%\u007F";

    private HostParser() {}

    /// The host as it stands in a serialized URL (IPv6 in brackets); empty if it isn't one.
    static Optional<String> parse(String text) {
        if (text.startsWith("[")) {
            return text.endsWith("]")
                    ? Ipv6Parser.canonical(text.substring(1, text.length() - 1)).map(address -> "[" + address + "]")
                    : Optional.empty();
        }
        Optional<String> domain = DomainToAscii.convert(PercentEncoding.decode(text));
        if (domain.isEmpty() || domain.get().isEmpty() || hasForbidden(domain.get())) {
            return Optional.empty();
        }
        return Ipv4Parser.endsInNumber(domain.get()) ? ipv4(domain.get()) : domain;
    }

    private static Optional<String> ipv4(String domain) {
        OptionalLong address = Ipv4Parser.parse(domain);
        return address.isPresent() ? Optional.of(Ipv4Parser.dotted(address.getAsLong())) : Optional.empty();
    }

    private static boolean hasForbidden(String domain) {
        return domain.chars().anyMatch(character -> character < ' ' || FORBIDDEN.indexOf(character) >= 0);
    }
}
