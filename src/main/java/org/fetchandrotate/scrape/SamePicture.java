package org.fetchandrotate.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;

/// What addresses of one picture in several sizes have in common, as the usual shops, blogs and image servers write
/// them. Careful: what isn't surely a size stays.
final class SamePicture {
    private static final int MAX_LENGTH = 4_096;

    /// WordPress: `photo-1024x768.jpg`, `photo-scaled.jpg`
    private static final Pattern NAME_SIZE =
            Pattern.compile("(?:-[1-9]\\d{1,4}x[1-9]\\d{1,4}|-scaled)(?=\\.[a-z]{3,4}$)", Pattern.CASE_INSENSITIVE);

    /// Shopify: `photo_1024x.jpg`, `photo_1024x768_crop_center@2x.jpg`
    private static final Pattern SHOP_SIZE = Pattern.compile(
            "_(?:\\d{2,4}x(?:\\d{2,4})?|x\\d{2,4})(?:_crop_\\w+)?(?:@[23]x)?(?=\\.[a-z]{3,4}$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SIZE_PARAMETER = Pattern.compile(
            "(?:^|&)(?:w|h|width|height|imwidth|sw|sh|wid|hei|quality|itok|q|dpr|auto|fm|fit|resize|strip|ssl)=[^&]*(?=&|$)",
            Pattern.CASE_INSENSITIVE);

    /// What image services put into the path, each where it is theirs.
    private static final List<Rewrite> REWRITES = List.of(
            // Cloudinary
            new Rewrite("(?<=/upload/)(?:[a-z]{1,3}_[^/]+/)+", "/image/upload/"),
            // Wix
            new Rewrite("/v1/(?:fill|fit|crop)/.*$", "static\\.wixstatic\\.com/media/"),
            // MediaWiki
            new Rewrite(
                    "/thumb(/[0-9a-f]/[0-9a-f]{2}/[^/]+)/[^/]*[0-9]+px-[^/]+$", "/thumb/[0-9a-f]/[0-9a-f]{2}/", "$1"),
            // Drupal
            new Rewrite("/styles/[^/]+/(?:public|private)(?=/)", "/files/styles/"),
            // Magento
            new Rewrite("/cache/(?:[0-9]+/[a-z_]+/(?:[0-9]+x[0-9]*/)?)?[0-9a-f]{32}(?=/)", "/media/catalog/product/"),
            // Blogger, Google Photos
            new Rewrite(
                    "/(?:s|w)[0-9]+(?:-[a-z0-9-]+)?(?=/[^/]+$)",
                    "\\.bp\\.blogspot\\.com/|blogger\\.googleusercontent\\.com/"),
            new Rewrite("=[swh][0-9]+(?:-[a-z0-9-]+)*$", "\\.googleusercontent\\.com/"),
            // Flickr
            new Rewrite("(?<=_[0-9a-f]{10})_[a-z0-9](?=\\.jpg$)", "staticflickr\\.com/"),
            // Ghost
            new Rewrite("/size/w[0-9]+(?:h[0-9]+)?(?:/format/[a-z]+)?(?=/)", "/content/images/"),
            // Jetpack's Photon, which hands on the address of the picture
            new Rewrite("^i[0-3]\\.wp\\.com/", "^i[0-3]\\.wp\\.com/[^/]+\\.[a-z]{2,}/"),
            // Cloudflare, IPX
            new Rewrite("/cdn-cgi/image/[^/]+(?=/)", "/cdn-cgi/image/"),
            new Rewrite("/_ipx/[^/]+(?=/)", "/_ipx/"));

    /// Next.js hands its address on whole.
    private static final Pattern NEXT = Pattern.compile("(?:^|&)url=([^&]+)");

    private SamePicture() {}

    private record Rewrite(Pattern part, Pattern where, String replacement) {
        private Rewrite(String part, String where) {
            this(part, where, "");
        }

        private Rewrite(String part, String where, String replacement) {
            this(
                    Pattern.compile(part, Pattern.CASE_INSENSITIVE),
                    Pattern.compile(where, Pattern.CASE_INSENSITIVE),
                    replacement);
        }
    }

    /// The address without its size; empty if it names none.
    static Optional<String> key(WebUrl url) {
        String whole = keyAsIs(url);
        String query = url.query().orElse("");
        if (whole.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (url.path().endsWith("/_next/image")) {
            return handedOn(url, query);
        }
        String bare = SHOP_SIZE
                .matcher(NAME_SIZE.matcher(url.path()).replaceFirst(""))
                .replaceFirst("");
        String file = url.host() + bare;
        for (Rewrite rewrite : REWRITES) {
            if (rewrite.where.matcher(file).find()) {
                file = rewrite.part.matcher(file).replaceFirst(rewrite.replacement);
            }
        }
        String key = key(file, SIZE_PARAMETER.matcher(query).replaceAll(""));
        return key.equals(whole) ? Optional.empty() : Optional.of(key);
    }

    /// Next.js has the address of the picture in its query.
    private static Optional<String> handedOn(WebUrl outer, String query) {
        Matcher inner = NEXT.matcher(query);
        return inner.find()
                ? outer.resolve(URLDecoder.decode(inner.group(1).replaceAll("%(?![0-9a-fA-F]{2})", "%25"), UTF_8))
                        .filter(url -> !url.path().endsWith("/_next/image"))
                        .map(url -> key(url).orElseGet(() -> keyAsIs(url)))
                : Optional.empty();
    }

    /// The key of an address as it is.
    static String keyAsIs(WebUrl url) {
        return key(url.host() + url.path(), url.query().orElse(""));
    }

    private static String key(String file, String query) {
        return file + "?" + query.replaceFirst("^&", "");
    }
}
