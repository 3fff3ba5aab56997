package org.fetchandrotate.scrape;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.model.ImageFormat;

/// What an address says about its picture before it is asked for.
final class ImageAddress {
    /// `https://example.jpg`: what looks like a suffix is a top-level domain.
    private static final Pattern HOST_ONLY = Pattern.compile("\\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:)?[/\\\\]{2,}[^/\\\\]*");

    /// `photo-1024x768.jpg`, `/800x600/`
    private static final Pattern SIDES = Pattern.compile("(?:^|[-_/=])([1-9]\\d{1,4})x([1-9]\\d{1,4})(?=[-_./&?@]|$)");

    /// `?w=1024`, `&width=800`, `/w_1200,`, and Google's `=s1600` and `/s1600/`
    private static final Pattern WIDTH = Pattern.compile("(?:[?&](?:w|width|imwidth|format)=|[/,]w_"
            + "|//[^/]*(?:googleusercontent|blogspot)\\.com/[^?]{0,2000}[=/][sw](?=[1-9]\\d*(?:-[a-z0-9-]*)?(?:/[^/]*)?$))"
            + "([1-9]\\d{0,4})(?=\\D|$)");

    private ImageAddress() {}

    /// Whether the path ends in the suffix of an image, whether or not it can be rotated.
    static boolean isFile(String address) {
        int end = 0;
        int name = 0;
        while (end < address.length() && address.charAt(end) != '?' && address.charAt(end) != '#') {
            char character = address.charAt(end++);
            name = character == '/' || character == '\\' ? end : name;
        }
        int dot = address.lastIndexOf('.', end - 1);
        return dot >= name
                && ImageFormat.ofSuffix(address.substring(dot + 1, end).strip().toLowerCase(Locale.ROOT))
                        .isPresent()
                && !HOST_ONLY.matcher(address.substring(0, end)).matches();
    }

    /// The width that an address asks its server for, or names; empty if it tells none.
    static Optional<Integer> width(String address) {
        Matcher query = WIDTH.matcher(address);
        if (query.find()) {
            return Optional.of(Integer.parseInt(query.group(1)));
        }
        Matcher sides = SIDES.matcher(address);
        return sides.find() ? Optional.of(Integer.parseInt(sides.group(1))) : Optional.empty();
    }
}
