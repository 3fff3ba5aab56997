package org.fetchandrotate.scrape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.NodeVisitor;

/// Walks a page once, from its start to its end, and hands each element to the reader of its kind. Used once, by
/// one thread.
final class PageVisitor implements NodeVisitor {
    private static final Pattern JSON_LD =
            Pattern.compile("\\s*application/ld\\+json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON =
            Pattern.compile("\\s*(?:application|text)/(?:[\\w.-]+\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    private static final List<String> DESCRIPTIONS = List.of("alt", "aria-label", "title");

    /// Pages within attributes of pages.
    private static final int MAX_NESTING = 4;

    private final Sightings sightings;
    private final int nesting;
    private final MetaReader metaReader = new MetaReader();
    private final Deque<OpenPicture> pictures = new ArrayDeque<>();
    /// Templates that are open: what stands in them is no part of the page until a script copies it.
    private int inert;

    private Optional<Element> measured = Optional.empty();
    private int measuredSide;

    PageVisitor(Sightings sightings) {
        this(sightings, 0);
    }

    private PageVisitor(Sightings sightings, int nesting) {
        this.sightings = sightings;
        this.nesting = nesting;
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
            case "img", "amp-img" -> readImg(element);
            case "source" -> readSource(element);
            case "picture" -> openPicture(element);
            case "a", "area" -> openLink(element);
            case "video", "amp-video" -> note(element, AttributeReader.readPoster(element));
            case "object" -> note(element, AttributeReader.readEmbedded(element, "data"));
            case "embed" -> note(element, AttributeReader.readEmbedded(element, "src"));
            case "image", "feimage" -> note(element, AttributeReader.readSvgImage(element));
            case "input" -> note(element, AttributeReader.readInput(element));
            case "link" -> note(element, AttributeReader.readLink(element));
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
                    "track" -> shown.forEach(image -> note(element, image));
            default -> {
                AttributeReader.withLazyBackgrounds(element, shown).forEach(image -> note(element, image));
                AttributeReader.readListed(element).forEach(url -> note(element, List.of(url)));
                List<RawUrl> larger = AttributeReader.readLarger(element);
                if (!larger.isEmpty() && !name.equals("a")) {
                    sightings.openLink(element, larger);
                }
            }
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
        Optional<SkipRule> junk = Junk.ruleFor(declaredSide(img), urls);
        if (junk.isPresent()) {
            sightings.skip(urls, junk.get());
            return true;
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

    private boolean openLink(Element link) {
        List<RawUrl> urls = new ArrayList<>(LinkReader.read(link));
        urls.addAll(AttributeReader.readLarger(link));
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
        Optional<SkipRule> junk = Junk.ruleFor(declaredSide(element), urls);
        if (junk.isPresent()) {
            sightings.skip(urls, junk.get());
        } else {
            sightings.note(urls, altTextOf(element));
        }
        return true;
    }

    /// Looked up once for each element, however many pictures its style has.
    private int declaredSide(Element element) {
        if (measured.filter(last -> last == element).isEmpty()) {
            measured = Optional.of(element);
            measuredSide = Junk.largestSide(element);
        }
        return measuredSide;
    }

    private boolean readMeta(Element meta) {
        metaReader.read(meta, sightings);
        return true;
    }

    private boolean readScript(Element script) {
        String type = script.attr("type");
        if (JSON_LD.matcher(type).matches()) {
            JsonLdImages.read(script.data()).forEach(urls -> sightings.start().add(urls));
        } else if (JSON.matcher(type).matches() || script.id().equals("__NEXT_DATA__")) {
            ScriptData.urls(script.data()).forEach(url -> sightings.later(new RawUrl(url, FoundAs.SCRIPT_DATA)));
        }
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

    private static String altTextOf(Element element) {
        for (String name : DESCRIPTIONS) {
            if (!element.attr(name).isBlank()) {
                return element.attr(name);
            }
        }
        return "";
    }
}
