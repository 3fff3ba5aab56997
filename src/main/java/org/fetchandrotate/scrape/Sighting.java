package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/// One picture as met on the page: its addresses, best first. Grows while the elements that belong to it are read.
final class Sighting {
    private static final int MAX_ALT_TEXT = 1_000;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final List<RawUrl> urls = new ArrayList<>(2);
    private final Place place;
    private String altText = "";

    /// Where a picture stands.
    enum Place {
        PAGE,
        NOSCRIPT
    }

    Sighting(Place place) {
        this.place = place;
    }

    void add(List<RawUrl> more) {
        urls.addAll(more);
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
