package org.fetchandrotate.scrape;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.scrape.lists.EntryKind;
import org.fetchandrotate.scrape.lists.FeedReader;
import org.fetchandrotate.scrape.lists.Item;
import org.fetchandrotate.scrape.lists.JsonFeedReader;
import org.fetchandrotate.scrape.lists.ManifestReader;
import org.fetchandrotate.scrape.lists.SitemapReader;
import org.fetchandrotate.url.WebUrl;
import org.jsoup.Jsoup;

/// Finds out what answers at an address of the list, and what it offers. Immutable and thread-safe.
public final class EntryScanner {
    /// The most that a packed sitemap may be: what the protocol allows, and it is what keeps a bomb from going off.
    static final int MOST_UNPACKED = 50 << 20;

    private final PageScanner pages;
    private final ExcludedKeywords excluded;

    /// @param excludeKeywords as [PageScanner]
    public EntryScanner(List<String> excludeKeywords) {
        this(excludeKeywords, Settings.CssImages.INLINE);
    }

    /// @param cssImages as [PageScanner]
    public EntryScanner(List<String> excludeKeywords, Settings.CssImages cssImages) {
        pages = new PageScanner(excludeKeywords, cssImages);
        excluded = new ExcludedKeywords(excludeKeywords);
    }

    /// How many bytes a scan deals with at most.
    public static long bytesOf(byte[] body) {
        return isPacked(body) ? MOST_UNPACKED : body.length;
    }

    /// Scans what answered, by what it is.
    ///
    /// @param location where it was found, after redirects
    public EntryScan scan(byte[] body, PageScanner.Headers headers, WebUrl location) {
        if (isPacked(body)) {
            try {
                byte[] unpacked = unpack(body);
                EntryKind kind = EntryKind.of(unpacked, headers.contentType());
                return kind == EntryKind.SITEMAP || kind == EntryKind.ADDRESSES
                        ? scanSitemap(unpacked, kind, location)
                        : new EntryScan.Other("a packed file that is no sitemap");
            } catch (IOException e) {
                return new EntryScan.Other(String.valueOf(e.getMessage()));
            }
        }
        EntryKind kind = EntryKind.of(body, headers.contentType());
        return switch (kind) {
            case PAGE -> new EntryScan.Pictures(scanPage(body, headers, location));
            case FEED -> {
                PageText text = PageText.decode(body, headers.charset(), PageText.Kind.XML);
                yield pictures(FeedReader.read(text.text(), location, Sightings.MAX_SIGHTINGS), location);
            }
            case JSON_FEED -> pictures(JsonFeedReader.read(body, location, Sightings.MAX_SIGHTINGS), location);
            case MANIFEST -> {
                ManifestReader.Manifest manifest = ManifestReader.read(body, location, Sightings.MAX_SIGHTINGS);
                yield offered(manifest.items(), manifest.parts(), location);
            }
            case SITEMAP, ADDRESSES -> scanSitemap(body, kind, location);
            case OTHER_JSON -> new EntryScan.Other("JSON that is neither a feed nor a IIIF manifest");
        };
    }

    /// Scans what can only be a page.
    ///
    /// @see PageScanner#scan
    public PageScan scanPage(byte[] html, PageScanner.Headers headers, WebUrl location) {
        return pages.scan(html, headers, location);
    }

    /// Scans a page once more, with the style sheets that it links to.
    ///
    /// @see PageScanner#scan
    public PageScan scanPage(byte[] html, PageScanner.Headers headers, WebUrl location, List<LinkedSheet> sheets) {
        return pages.scan(html, headers, location, sheets);
    }

    private EntryScan scanSitemap(byte[] sitemap, EntryKind kind, WebUrl location) {
        try {
            SitemapReader.Sitemap read = SitemapReader.read(sitemap, kind, location);
            return offered(List.copyOf(read.images()), read.parts(), location);
        } catch (IOException e) {
            return new EntryScan.Other(String.valueOf(e.getMessage()));
        }
    }

    /// @param parts of which those of its own host count
    private EntryScan offered(List<Item> items, List<WebUrl> parts, WebUrl location) {
        List<WebUrl> own = parts.stream()
                .filter(part -> PageLinks.isSameSite(part, location))
                .toList();
        return new EntryScan.Pictures(offered(items, location).withLinks(new PageLinks(List.of(), List.of(), own)));
    }

    private EntryScan pictures(List<Item> items, WebUrl location) {
        return new EntryScan.Pictures(offered(items, location));
    }

    private PageScan offered(List<Item> items, WebUrl location) {
        CandidateList candidates =
                new CandidateList(new PageBase(location, StandardCharsets.UTF_8), location, excluded);
        for (Item item : items) {
            switch (item) {
                case Item.Picture picture -> candidates.add(sighting(picture));
                case Item.Markup markup -> {
                    Sightings sightings = new Sightings();
                    Jsoup.parseBodyFragment(markup.html()).traverse(new PageVisitor(sightings));
                    sightings.all().forEach(sighting -> candidates.add(sighting.relativeTo(markup.base())));
                }
            }
        }
        return candidates.finish();
    }

    private static Sighting sighting(Item.Picture picture) {
        Sighting sighting = new Sighting(Sighting.Place.PAGE);
        sighting.add(picture.addresses().stream()
                .map(address -> new RawUrl(address, picture.foundAs()))
                .toList());
        sighting.describe(picture.text());
        return sighting.relativeTo(picture.base());
    }

    /// Whether it is a gzip file, as large sitemaps are.
    public static boolean isPacked(byte[] body) {
        return body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B && body[2] == 8;
    }

    private static byte[] unpack(byte[] body) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = in.readNBytes(MOST_UNPACKED + 1);
            if (unpacked.length > MOST_UNPACKED) {
                throw new IOException("a packed file of more than %d MiB".formatted(MOST_UNPACKED >> 20));
            }
            return unpacked;
        } catch (EOFException | ZipException e) {
            throw new IOException("a packed file that is damaged", e);
        }
    }
}
