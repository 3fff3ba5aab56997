package org.fetchandrotate.url;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Hides what looks like a secret in a query string.
final class SecretParameters {
    private static final String HIDDEN = "…";

    /// `key` and the like only where a word ends, so that `keyword`, `signal` or `passenger` stay readable.
    private static final Pattern SECRET_NAME =
            Pattern.compile("token|secret|passw|signature|credential|session|authoriz"
                    + "|(?:key|sig|sign|pass|pwd|auth|sid|jwt|hmac)(?![a-z])");

    private SecretParameters() {}

    /// The query with the values of suspicious parameters replaced by `…`.
    static String hide(String query) {
        return Stream.of(query.split("&", -1)).map(SecretParameters::hideValue).collect(Collectors.joining("&"));
    }

    private static String hideValue(String parameter) {
        int equals = parameter.indexOf('=');
        if (equals < 0) {
            return parameter;
        }
        String name = PercentEncoding.decode(parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        return SECRET_NAME.matcher(name).find() ? parameter.substring(0, equals + 1) + HIDDEN : parameter;
    }
}
