package org.fetchandrotate.desktop.base;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// What people call a picture: the end of its address.
public final class PictureName {
    private PictureName() {}

    /// The last part of the path, decoded, without the query; the host where there is no path.
    public static String of(String url) {
        String path = url.replaceFirst("[?#].*$", "").replaceFirst("/+$", "");
        String last = path.substring(path.lastIndexOf('/') + 1);
        try {
            return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            // a percent sign that encodes nothing
            return last;
        }
    }
}
