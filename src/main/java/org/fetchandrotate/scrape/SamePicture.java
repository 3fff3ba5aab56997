package org.fetchandrotate.scrape;

import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.model.WebUrl;

/// What addresses of one picture in several sizes have in common, as the usual shops, blogs and image servers write
/// them.
/// Careful: what isn't surely a size stays.
final class SamePicture {
    /// WordPress: `photo-1024x768.jpg`, `photo-scaled.jpg`
    private static final Pattern NAME_SIZE =
            Pattern.compile("(?:-[1-9]\\d{1,4}x[1-9]\\d{1,4}|-scaled)(?=\\.[a-z]{3,4}$)", Pattern.CASE_INSENSITIVE);

    /// Shopify: `photo_1024x.jpg`, `photo_1024x768_crop_center@2x.jpg`
    private static final Pattern SHOP_SIZE = Pattern.compile(
            "_(?:\\d{2,4}x(?:\\d{2,4})?|x\\d{2,4})(?:_crop_\\w+)?(?:@[23]x)?(?=\\.[a-z]{3,4}$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SIZE_PARAMETER = Pattern.compile(
            "(?:^|&)(?:w|h|width|height|imwidth|quality|q|dpr|auto|fm|fit|resize|strip|ssl)=[^&]*(?=&|$)",
            Pattern.CASE_INSENSITIVE);

    private SamePicture() {}

    /// The address without its size; empty if it names none.
    static Optional<String> key(WebUrl url) {
        String path = url.path();
        String bare =
                SHOP_SIZE.matcher(NAME_SIZE.matcher(path).replaceFirst("")).replaceFirst("");
        String query = url.query().orElse("");
        String rest = SIZE_PARAMETER.matcher(query).replaceAll("");
        return bare.equals(path) && rest.length() == query.length()
                ? Optional.empty()
                : Optional.of(key(url, bare, rest));
    }

    /// The key of an address as it is.
    static String keyAsIs(WebUrl url) {
        return key(url, url.path(), url.query().orElse(""));
    }

    private static String key(WebUrl url, String path, String query) {
        return url.host() + path + "?" + query.replaceFirst("^&", "");
    }
}
