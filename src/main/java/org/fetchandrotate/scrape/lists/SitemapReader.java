package org.fetchandrotate.scrape.lists;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.ImageAttributes;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// Reads sitemaps and their indexes, in XML or as plain lists of addresses. A document type is refused, and with it
/// every entity of its own; what lies beyond the protocol's 50,000 addresses isn't kept.
///
/// Source: sitemaps.org/protocol.html; Google's image extension.
public final class SitemapReader {
    private static final int MOST_ADDRESSES = 50_000;

    private SitemapReader() {}

    /// What a sitemap names.
    ///
    /// @param images of the image extension
    /// @param parts pages that it names no image of; the sitemaps that an index leads to
    public record Sitemap(List<Item.Picture> images, List<WebUrl> parts) {
        public Sitemap {
            images = List.copyOf(images);
            parts = List.copyOf(parts);
        }
    }

    /// @throws IOException if it can't be read, with words for people
    public static Sitemap read(byte[] sitemap, EntryKind kind, WebUrl location) throws IOException {
        SiteMapParser parser = new SiteMapParser(false);
        parser.setStrictNamespace(false);
        parser.enableExtension(Extension.IMAGE);
        parser.setURLFilter(new AtMost(MOST_ADDRESSES)::admit);
        String type = kind == EntryKind.ADDRESSES ? "text/plain" : "text/xml";
        try {
            // a page's fragment or odd characters are of no use to the parser: only the folder counts there
            AbstractSiteMap read = parser.parseSiteMap(
                    type, sitemap, URI.create(location.origin() + "/").toURL());
            return switch (read) {
                case SiteMapIndex index -> new Sitemap(List.of(), sitemaps(index, location));
                case SiteMap map -> contents(map, location);
                default -> throw new IOException("a sitemap that can't be read");
            };
        } catch (UnknownFormatException | RuntimeException e) {
            throw new IOException("a sitemap that can't be read: " + e.getMessage(), e);
        }
    }

    private static List<WebUrl> sitemaps(SiteMapIndex index, WebUrl location) {
        return index.getSitemaps().stream()
                .map(map -> location.resolve(map.getUrl().toString()))
                .flatMap(Optional::stream)
                .map(WebUrl::withoutCredentials)
                .distinct()
                .toList();
    }

    private static Sitemap contents(SiteMap map, WebUrl location) {
        List<Item.Picture> images = new ArrayList<>();
        List<WebUrl> pages = new ArrayList<>();
        for (SiteMapURL url : map.getSiteMapUrls()) {
            ExtensionMetadata @Nullable [] attributes = url.getAttributesForExtension(Extension.IMAGE);
            if (attributes == null || attributes.length == 0) {
                location.resolve(url.getUrl().toString())
                        .map(WebUrl::withoutCredentials)
                        .ifPresent(pages::add);
                continue;
            }
            for (ExtensionMetadata attribute : attributes) {
                if (attribute instanceof ImageAttributes image && image.getLoc() != null) {
                    images.add(new Item.Picture(
                            List.of(image.getLoc().toString()), FoundAs.SITEMAP_IMAGE, text(image), location));
                }
            }
        }
        return new Sitemap(images, pages.stream().distinct().toList());
    }

    private static String text(ImageAttributes image) {
        return Objects.requireNonNullElse(image.getTitle(), Objects.requireNonNullElse(image.getCaption(), ""));
    }

    /// Lets a number of addresses pass, and drops the others.
    private static final class AtMost {
        private int left;

        AtMost(int most) {
            left = most;
        }

        private @Nullable String admit(String url) {
            return left-- > 0 ? url : null;
        }
    }
}
