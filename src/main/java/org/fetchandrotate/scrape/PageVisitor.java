package org.fetchandrotate.scrape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// Walks a page once, from its start to its end, and hands each element to the reader of its kind. Used once, by
/// one thread.
final class PageVisitor implements NodeVisitor {
    private static final Pattern JSON_LD =
            Pattern.compile("\\s*application/ld\\+json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private static final List<String> DESCRIPTIONS = List.of("alt", "aria-label", "title");

    private final Sightings sightings;
    private final MetaReader metaReader = new MetaReader();
    private final Deque<OpenPicture> pictures = new ArrayDeque<>();

    PageVisitor(Sightings sightings) {
        this.sightings = sightings;
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element) || sightings.isFull()) {
            return;
        }
        boolean noted = readByName(element);
        if (!noted && element.hasAttr("style")) {
            note(element, AttributeReader.readStyle(element));
        }
    }

    /// Reads what the element's name promises; false if that is no picture.
    private boolean readByName(Element element) {
        return switch (element.normalName()) {
            case "img", "amp-img" -> readImg(element);
            case "source" -> readSource(element);
            case "picture" -> openPicture(element);
            case "a" -> openLink(element);
            case "video" -> note(element, AttributeReader.readPoster(element));
            case "image" -> note(element, AttributeReader.readSvgImage(element));
            case "input" -> note(element, AttributeReader.readInput(element));
            case "link" -> note(element, AttributeReader.readLink(element));
            case "meta" -> readMeta(element);
            case "script" -> readScript(element);
            case "noscript" -> openNoscript(element);
            default -> false;
        };
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "a" -> sightings.closeLink(element);
            case "noscript" -> sightings.closeNoscript();
            case "picture" -> closePicture(element);
            default -> {}
        }
    }

    private boolean readImg(Element img) {
        OpenPicture picture = pictures.peek();
        RankedUrls sources = picture == null ? new RankedUrls() : picture.takeSources();
        List<RawUrl> urls = ImgReader.read(img, sources).bestFirst();
        if (urls.isEmpty()) {
            return false;
        }
        Sighting sighting = sightings.note(urls, altTextOf(img));
        if (picture != null) {
            picture.hasImage(sighting);
        }
        return true;
    }

    private boolean readSource(Element source) {
        OpenPicture picture = pictures.peek();
        // sources of video and audio are no pictures
        if (picture != null && picture.element().equals(source.parent())) {
            picture.addSource(source);
        }
        return false;
    }

    private boolean openPicture(Element picture) {
        pictures.push(new OpenPicture(picture));
        return false;
    }

    private void closePicture(Element element) {
        OpenPicture picture = pictures.peek();
        if (picture != null && picture.element().equals(element)) {
            pictures.pop().close(sightings);
        }
    }

    private boolean openLink(Element link) {
        List<RawUrl> urls = LinkReader.read(link);
        if (!urls.isEmpty()) {
            sightings.openLink(link, urls);
        }
        // its own background may be its thumbnail
        return false;
    }

    private boolean note(Element element, List<RawUrl> urls) {
        if (urls.isEmpty()) {
            return false;
        }
        sightings.note(urls, altTextOf(element));
        return true;
    }

    private boolean readMeta(Element meta) {
        metaReader.read(meta, sightings);
        return false;
    }

    private boolean readScript(Element script) {
        if (JSON_LD.matcher(script.attr("type")).matches()) {
            JsonLdImages.read(script.data()).forEach(urls -> sightings.start().add(urls));
        }
        return false;
    }

    private boolean openNoscript(Element noscript) {
        sightings.openNoscript();
        readEscapedContent(noscript);
        return false;
    }

    /// Some pages escape what they put into `noscript`, for a script to parse.
    private void readEscapedContent(Element noscript) {
        if (noscript.childrenSize() > 0) {
            return;
        }
        String content = noscript.wholeText() + noscript.data();
        if (content.toLowerCase(Locale.ROOT).contains("<img")) {
            var inner = new PageVisitor(sightings);
            Jsoup.parseBodyFragment(content).body().children().traverse(inner);
        }
    }

    private static String altTextOf(Element element) {
        for (String name : DESCRIPTIONS) {
            if (!element.attr(name).isBlank()) {
                return element.attr(name);
            }
        }
        return "";
    }
}
