package org.fetchandrotate.scrape;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.url.WebUrl;

/// One picture as met on the page: its addresses, best first. Grows while the elements that belong to it are read.
final class Sighting {
    private static final int MAX_ALT_TEXT = 1_000;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<RawUrl> urls = new ArrayList<>(2);
    private final Place place;
    private Optional<SkipRule> junk = Optional.empty();
    private String altText = "";

    /// Where a picture stands.
    enum Place {
        PAGE,
        NOSCRIPT
    }

    Sighting(Place place) {
        this.place = place;
    }

    /// Marks it as no picture of the page.
    void leaveOut(SkipRule rule) {
        junk = Optional.of(rule);
    }

    /// Why it is left out whatever its address; empty if it isn't.
    Optional<SkipRule> junk() {
        return junk;
    }

    /// Puts addresses before those that are there.
    void addFirst(List<RawUrl> better) {
        urls.addAll(0, better);
    }

    void remove(RawUrl url) {
        urls.remove(url);
    }

    void add(List<RawUrl> more) {
        urls.addAll(more);
    }

    /// The same with its addresses made absolute, where something else than the page is what they are relative to.
    Sighting relativeTo(WebUrl base) {
        return relativeTo(new PageBase(base, StandardCharsets.UTF_8));
    }

    Sighting relativeTo(PageBase base) {
        urls.replaceAll(url -> base.resolve(url.text())
                .map(absolute -> new RawUrl(absolute.toString(), url.foundAs(), url.width()))
                .orElse(url));
        return this;
    }

    /// Keeps the first text that says something, in one line.
    void describe(String text) {
        if (altText.isEmpty() && !text.isEmpty()) {
            String start = text.substring(0, Math.min(text.length(), MAX_ALT_TEXT));
            altText = WHITE_SPACE.matcher(start.strip()).replaceAll(" ");
        }
    }

    List<RawUrl> urls() {
        return Collections.unmodifiableList(urls);
    }

    Place place() {
        return place;
    }

    String altText() {
        return altText;
    }
}
