package org.fetchandrotate.scrape;

import java.util.List;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.nodes.Element;

/// Reads `img` and the `source` elements of a `picture`.
final class ImgReader {
    private ImgReader() {}

    /// The addresses of an `img` beside those of the sources before it.
    static RankedUrls read(Element img, RankedUrls sources) {
        var urls = new RankedUrls();
        urls.addAll(sources);
        urls.addSrcset(img.attr("srcset"), FoundAs.SRCSET);
        if (addLazyAttributes(img, urls) != LazyImage.Source.STUB) {
            urls.addUrl(img.attr("src"), FoundAs.IMG_SRC);
        }
        return urls;
    }

    /// Adds what stands in lazy attributes, if there are any and `src` needs replacing; tells what `src` then is
    /// worth.
    private static LazyImage.Source addLazyAttributes(Element img, RankedUrls urls) {
        if (!LazyImage.mayBeLazy(img)) {
            return LazyImage.Source.GENUINE;
        }
        LazyImage.Source source = LazyImage.sourceOf(img);
        return source == LazyImage.Source.GENUINE || addLazy(img, urls) ? source : LazyImage.Source.GENUINE;
    }

    /// The addresses of a `source` within a `picture`.
    static RankedUrls readSource(Element source) {
        var urls = new RankedUrls();
        String srcset = source.attr("srcset");
        boolean waiting = srcset.isBlank() || LazyImage.isPlaceholderSet(srcset);
        if (!waiting || !addLazy(source, urls)) {
            urls.addSrcset(srcset, FoundAs.PICTURE_SOURCE);
        }
        return urls;
    }

    private static boolean addLazy(Element element, RankedUrls urls) {
        List<String> srcsets = LazyImage.srcsets(element);
        List<String> singles = LazyImage.urls(element);
        srcsets.forEach(srcset -> urls.addSrcset(srcset, FoundAs.LAZY_ATTRIBUTE));
        singles.forEach(url -> urls.addUrl(url, FoundAs.LAZY_ATTRIBUTE));
        return !srcsets.isEmpty() || !singles.isEmpty();
    }
}
