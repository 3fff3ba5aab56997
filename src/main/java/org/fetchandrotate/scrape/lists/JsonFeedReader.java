package org.fetchandrotate.scrape.lists;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.url.WebUrl;

/// Reads JSON feeds, entry by entry: the entry's own picture, its attachments, and what its text shows.
///
/// Source: jsonfeed.org, "JSON Feed Version 1.1".
public final class JsonFeedReader {
    private JsonFeedReader() {}

    /// @param most items to read
    /// @return what could be read; a feed that is damaged ends there
    public static List<Item> read(byte[] feed, WebUrl location, int most) {
        List<Item> items = new ArrayList<>();
        try (JsonParser parser = JsonTree.FACTORY.createParser(feed)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean entries = parser.currentName().equals("items");
                if (parser.nextToken() == JsonToken.START_ARRAY && entries) {
                    while (parser.nextToken() != JsonToken.END_ARRAY && items.size() < most) {
                        add(JsonTree.read(parser), location, items);
                    }
                }
                if (items.size() >= most) {
                    return items;
                }
                parser.skipChildren();
            }
        } catch (IOException _) {
            return items;
        }
        return items;
    }

    private static void add(JsonTree entry, WebUrl location, List<Item> items) {
        WebUrl base = location.resolve(entry.text("url")).orElse(location);
        String title = entry.text("title");
        for (String name : List.of("image", "banner_image")) {
            String address = entry.text(name);
            if (!address.isEmpty()) {
                items.add(new Item.Picture(List.of(address), FoundAs.FEED_MEDIA, title, base));
            }
        }
        for (JsonTree attachment : entry.all("attachments")) {
            String address = attachment.text("url");
            if (!address.isEmpty() && attachment.text("mime_type").startsWith("image/")) {
                String own = attachment.text("title");
                items.add(
                        new Item.Picture(List.of(address), FoundAs.FEED_ENCLOSURE, own.isEmpty() ? title : own, base));
            }
        }
        String html = entry.text("content_html");
        if (!html.isEmpty()) {
            items.add(new Item.Markup(html, base));
        }
    }
}
