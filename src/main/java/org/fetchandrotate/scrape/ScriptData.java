package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.nodes.Element;

/// Finds the pictures in the data that pages carry along: what JSON-LD says of them, and, in the data of pages that
/// scripts build (`__NEXT_DATA__`, `application/json`), strings that are whole addresses of image files.
final class ScriptData {
    private static final Pattern JSON_LD =
            Pattern.compile("\\s*application/ld\\+json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern JSON =
            Pattern.compile("\\s*(?:application|text)/(?:[\\w.-]+\\+)?json\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);

    /// Whole, or from the root: a bare name may be anything.
    private static final Pattern ADDRESS =
            Pattern.compile("(?:https?:)?//[^\\s/]+/\\S+|/[^\\s/]\\S*", Pattern.CASE_INSENSITIVE);

    private static final int MOST = 1_000;

    private ScriptData() {}

    static void read(Element script, Sightings sightings) {
        String type = script.attr("type");
        if (JSON_LD.matcher(type).matches()) {
            JsonLdImages.read(script.data()).forEach(urls -> sightings.start().add(urls));
        } else if (JSON.matcher(type).matches() || script.id().equals("__NEXT_DATA__")) {
            urls(script.data()).forEach(url -> sightings.later(new RawUrl(url, FoundAs.SCRIPT_DATA)));
        }
    }

    private static List<String> urls(String script) {
        List<String> urls = new ArrayList<>();
        collect(JsonReader.read(script), urls);
        return urls;
    }

    private static void collect(JsonReader.Value value, List<String> urls) {
        if (urls.size() >= MOST) {
            return;
        }
        switch (value) {
            case JsonReader.Text text -> {
                if (ImageAddress.isFile(text.text())
                        && ADDRESS.matcher(text.text()).matches()) {
                    urls.add(text.text());
                }
            }
            case JsonReader.Items items -> items.values().forEach(item -> collect(item, urls));
            case JsonReader.Members members -> members.values().values().forEach(member -> collect(member, urls));
            case JsonReader.Other other -> {}
        }
    }
}
