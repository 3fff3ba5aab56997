package org.fetchandrotate.scrape.lists;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/// What a JSON document says of its own kind, wherever in its outermost object it says so.
///
/// @param context of JSON-LD, one or several
/// @param version the address that a JSON Feed names
record RootMembers(String context, String type, String version) {
    /// Empty if it is no JSON object.
    static Optional<RootMembers> read(byte[] body) {
        StringBuilder context = new StringBuilder();
        String type = "";
        String version = "";
        try (JsonParser parser = JsonTree.FACTORY.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "@context" -> context.append(contexts(JsonTree.read(parser)));
                    case "@type", "type" -> type = parser.getValueAsString("");
                    case "version" -> version = parser.getValueAsString("");
                    default -> {}
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // what was read till there still tells the kind
            return Optional.of(new RootMembers(context.toString(), type, version));
        }
        return Optional.of(new RootMembers(context.toString(), type, version));
    }

    private static String contexts(JsonTree context) {
        StringBuilder all = new StringBuilder();
        switch (context) {
            case JsonTree.Text(String text) -> all.append(text).append(' ');
            case JsonTree.Items(var items) ->
                items.forEach(item -> {
                    if (item instanceof JsonTree.Text(String text)) {
                        all.append(text).append(' ');
                    }
                });
            case JsonTree.Members _, JsonTree.Number _, JsonTree.Other _ -> {}
        }
        return all.toString();
    }
}
