package org.fetchandrotate.scrape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// Walks a page once, from its start to its end, and hands each element to the reader of its kind. Used once, by
/// one thread.
final class PageVisitor implements NodeVisitor {
    /// Pages within attributes of pages.
    private static final int MAX_NESTING = 4;

    private final Sightings sightings;
    private final int nesting;
    private final PictureNotes notes;
    private final MetaReader metaReader = new MetaReader();
    private final Deque<OpenPicture> pictures = new ArrayDeque<>();
    /// Templates that are open: what stands in them is no part of the page until a script copies it.
    private int inert;

    PageVisitor(Sightings sightings) {
        this(sightings, 0);
    }

    private PageVisitor(Sightings sightings, int nesting) {
        this.sightings = sightings;
        this.nesting = nesting;
        notes = new PictureNotes(sightings);
    }

    /// An element's name without the prefix that XHTML may give it.
    static String localName(Element element) {
        String name = element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }

    @Override
    public void head(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (isInertTemplate(element)) {
            inert++;
        }
        if (inert > 0 || sightings.isFull()) {
            return;
        }
        String name = localName(element);
        if (!readByName(name, element)) {
            readAnywhere(name, element);
        }
    }

    /// Source: HTML Standard, 4.12.3: a `template` is inert, unless it declares a shadow root, which shows.
    private static boolean isInertTemplate(Element element) {
        return localName(element).equals("template")
                && !element.hasAttr("shadowrootmode")
                && !element.hasAttr("shadowroot");
    }

    /// Reads what the element's name promises; false if that is no picture.
    private boolean readByName(String name, Element element) {
        return switch (name) {
            case "img", "amp-img", "amp-anim" -> readImg(element);
            case "source" -> readSource(element);
            case "picture" -> openPicture(element);
            case "video", "amp-video" -> notePicture(element, AttributeReader.readPoster(element));
            case "object" -> notePicture(element, AttributeReader.readEmbedded(element, "data"));
            case "embed" -> notePicture(element, AttributeReader.readEmbedded(element, "src"));
            case "image", "feimage" -> notePicture(element, AttributeReader.readSvgImage(element));
            case "input" -> notePicture(element, AttributeReader.readInput(element));
            case "link" -> notePicture(element, AttributeReader.readLink(element));
            case "meta" -> readMeta(element);
            case "script" -> readScript(element);
            case "noscript" -> openNoscript(element);
            case "iframe" -> readSrcdoc(element);
            default -> false;
        };
    }

    /// Reads what any element may have: a background, and what scripts keep for it.
    private void readAnywhere(String name, Element element) {
        List<List<RawUrl>> shown = AttributeReader.readBackgrounds(element);
        switch (name) {
            case "source",
                    "script",
                    "style",
                    "meta",
                    "link",
                    "template",
                    "html",
                    "head",
                    "form",
                    "object",
                    "embed",
                    "track" -> shown.forEach(image -> notes.note(element, image));
            case "a", "area" -> readLink(element, shown);
            default -> {
                LazyFinds lazy = LazyFinds.of(element);
                noteBehind(element, lazy, shown);
                openLink(element, lazy.larger());
            }
        }
    }

    /// A link comes before its own background, which may be its thumbnail.
    private void readLink(Element link, List<List<RawUrl>> shown) {
        LazyFinds lazy = LazyFinds.of(link);
        List<RawUrl> urls = new ArrayList<>(LinkReader.read(link));
        urls.addAll(lazy.larger());
        openLink(link, urls);
        noteBehind(link, lazy, shown);
    }

    private void noteBehind(Element element, LazyFinds lazy, List<List<RawUrl>> shown) {
        lazy.withBackgrounds(shown).forEach(image -> notes.note(element, image));
        lazy.listed().forEach(url -> notes.note(element, List.of(url)));
    }

    private void openLink(Element element, List<RawUrl> urls) {
        if (!urls.isEmpty()) {
            sightings.openLink(element, urls);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (localName(element)) {
            case "noscript" -> {
                if (inert == 0) {
                    sightings.closeNoscript();
                }
            }
            case "picture" -> closePicture(element);
            case "template" -> {
                if (isInertTemplate(element)) {
                    inert--;
                }
            }
            default -> sightings.closeLink(element);
        }
    }

    private boolean readImg(Element img) {
        OpenPicture picture = pictures.peek();
        RankedUrls sources = picture == null ? new RankedUrls() : picture.takeSources();
        List<RawUrl> urls = ImgReader.read(img, sources).bestFirst();
        if (urls.isEmpty()) {
            return false;
        }
        Optional<Sighting> sighting = notes.note(img, urls);
        if (picture != null) {
            sighting.ifPresent(picture::hasImage);
        }
        return true;
    }

    private boolean readSource(Element source) {
        OpenPicture picture = pictures.peek();
        // sources of video and audio are no pictures
        if (picture != null && picture.element().equals(source.parent())) {
            picture.addSource(source);
        }
        return true;
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
        sightings.closeLink(element);
    }

    private boolean notePicture(Element element, List<RawUrl> urls) {
        if (!urls.isEmpty()) {
            notes.note(element, urls);
        }
        return !urls.isEmpty();
    }

    private boolean readMeta(Element meta) {
        metaReader.read(meta, sightings);
        return true;
    }

    private boolean readScript(Element script) {
        ScriptData.read(script, sightings);
        return true;
    }

    /// A frame whose page stands in its own attribute.
    private boolean readSrcdoc(Element frame) {
        String page = frame.attr("srcdoc");
        if (!page.isBlank() && nesting < MAX_NESTING) {
            Jsoup.parse(page).traverse(new PageVisitor(sightings, nesting + 1));
        }
        return true;
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
        if (nesting < MAX_NESTING && content.toLowerCase(Locale.ROOT).contains("<img")) {
            var inner = new PageVisitor(sightings, nesting + 1);
            Jsoup.parseBodyFragment(content).body().children().traverse(inner);
        }
    }
}
