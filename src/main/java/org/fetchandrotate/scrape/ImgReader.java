package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.scrape.LazyAttributes.Found;
import org.fetchandrotate.scrape.LazyAttributes.Rank;
import org.fetchandrotate.scrape.RankedUrls.Tier;
import org.jsoup.nodes.Element;

/// Reads `img` and the `source` elements of a `picture`.
final class ImgReader {
    /// Wider than any set for screens.
    static final double ORIGINAL = 100_000;

    /// What `large` means to those who write it.
    private static final double LARGE = 1_024;

    /// Source: IANA's registry of media types, and the names that were usual before.
    private static final Set<String> ROTATABLE = Set.of(
            "image/jpeg",
            "image/jpg",
            "image/pjpeg",
            "image/png",
            "image/apng",
            "image/gif",
            "image/webp",
            "image/avif",
            "image/heic",
            "image/heif",
            "image/bmp",
            "image/x-ms-bmp",
            "image/tiff",
            "image/x-icon",
            "image/vnd.microsoft.icon");

    private ImgReader() {}

    /// The addresses of an `img` beside those of the sources before it.
    static RankedUrls read(Element img, RankedUrls sources) {
        var urls = new RankedUrls();
        urls.addAll(sources);
        List<CssImages.Image> styled = img.hasAttr("style") ? CssImages.images(img.attr("style")) : List.of();
        styled.stream()
                .filter(CssImages.Image::replacesContent)
                .flatMap(image -> image.urls().stream())
                .forEach(url -> urls.addUrl(url, FoundAs.STYLE_BACKGROUND, 0));
        urls.addSrcset(img.attr("srcset"), FoundAs.SRCSET, Tier.OWN);
        boolean lazy = addLazy(img, urls, Tier.OWN) || urls.isEmpty() && styled.isEmpty() && addDoubtful(img, urls);
        boolean behind = styled.stream().anyMatch(image -> !image.replacesContent());
        Placeholder.Source source =
                behind && !lazy && Placeholder.isStub(img) ? Placeholder.Source.STUB : Placeholder.sourceOf(img, lazy);
        switch (source) {
            case GENUINE -> addSrc(img, urls, Tier.OWN);
            // a script will replace it: it stays for when nothing else can be had
            case PREVIEW -> addSrc(img, urls, Tier.PREVIEW);
            case STUB -> {
                styled.stream()
                        .flatMap(image -> image.urls().stream())
                        .forEach(url -> urls.addUrl(url, FoundAs.STYLE_BACKGROUND, Tier.OWN));
                if (urls.isEmpty()) {
                    addSrc(img, urls, Tier.OWN); // so that it is told why there is nothing
                }
            }
        }
        return urls;
    }

    private static boolean addDoubtful(Element img, RankedUrls urls) {
        if (!Placeholder.waits(img)) {
            return false;
        }
        List<String> doubtful = LazyAttributes.doubtful(img);
        doubtful.forEach(url -> urls.addUrl(url, FoundAs.LAZY_ATTRIBUTE, Tier.OWN));
        return !doubtful.isEmpty();
    }

    private static void addSrc(Element img, RankedUrls urls, int tier) {
        String src = Templates.fill(img.attr("src"), img);
        urls.addUrl(src, FoundAs.IMG_SRC, tier);
    }

    /// The addresses of a `source` within a `picture`.
    ///
    /// @param number of the source, from 0
    static RankedUrls readSource(Element source, int number) {
        int tier = tier(source, number);
        var urls = new RankedUrls();
        String srcset = source.attr("srcset");
        boolean waiting = srcset.isBlank() || Placeholder.isSet(srcset);
        if (!waiting || !addLazy(source, urls, tier)) {
            urls.addSrcset(srcset, FoundAs.PICTURE_SOURCE, tier);
        }
        return urls;
    }

    /// Source: HTML Standard, 4.8.4.3.5 "Selecting an image source": the first whose type and media fit. Without
    /// `media` all encodings show the same picture, and the largest is wanted.
    private static int tier(Element source, int number) {
        if (!isRotatable(source.attr("type"))) {
            return Tier.OTHER_TYPE;
        }
        String media = source.attr("media");
        if (media.isBlank()) {
            return Tier.OWN;
        }
        return MediaQuery.fits(media) ? Math.min(number, Tier.OWN - 1) : Tier.OTHER_MEDIA;
    }

    /// Whether a type is one that can be rotated, as far as it is said.
    static boolean isRotatable(String type) {
        String bare = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return bare.isEmpty() || ROTATABLE.contains(bare);
    }

    /// Adds what stands in lazy attributes; tells whether anything does that `src` waits for.
    private static boolean addLazy(Element element, RankedUrls urls, int tier) {
        boolean waiting = false;
        for (Found found : LazyAttributes.read(element)) {
            int rank = found.rank() == Rank.SMALL ? Math.max(tier, Tier.PREVIEW) : tier;
            for (SrcsetParser.Entry entry : found.entries()) {
                urls.add(widened(entry, found.rank()), FoundAs.LAZY_ATTRIBUTE, rank);
            }
            waiting |= found.rank() != Rank.SMALL;
        }
        return waiting;
    }

    /// A single address says nothing of its size but by the attribute's name.
    private static SrcsetParser.Entry widened(SrcsetParser.Entry entry, Rank rank) {
        if (entry.width() > 0 || entry.density() > 1) {
            return entry;
        }
        return switch (rank) {
            case ORIGINAL -> new SrcsetParser.Entry(entry.url(), ORIGINAL, 0);
            case LARGE -> new SrcsetParser.Entry(entry.url(), LARGE, 0);
            case USUAL, SMALL -> entry;
        };
    }
}
