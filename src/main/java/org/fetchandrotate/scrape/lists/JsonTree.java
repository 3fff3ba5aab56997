package org.fetchandrotate.scrape.lists;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A part of a JSON document as a tree, read from a stream, so that a document of many parts never is in memory
/// whole. Immutable.
sealed interface JsonTree {
    /// Deeper than any manifest or feed.
    int MAX_DEPTH = 64;

    JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(1_000)
                    .build())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    record Text(String text) implements JsonTree {}

    record Number(double value) implements JsonTree {}

    record Items(List<JsonTree> items) implements JsonTree {}

    record Members(Map<String, JsonTree> members) implements JsonTree {}

    /// `true`, `false` or `null`.
    record Other() implements JsonTree {}

    /// Reads the value that a parser stands at.
    ///
    /// @throws IOException if it isn't JSON, or is deeper than anything honest
    static JsonTree read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> readMembers(parser);
            case START_ARRAY -> readItems(parser);
            case VALUE_STRING -> new Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Number(parser.getDoubleValue());
            default -> new Other();
        };
    }

    private static JsonTree readMembers(JsonParser parser) throws IOException {
        Map<String, JsonTree> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, read(parser));
        }
        return new Members(members);
    }

    private static JsonTree readItems(JsonParser parser) throws IOException {
        List<JsonTree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(read(parser));
        }
        return new Items(items);
    }

    /// A member's value; [Other] if there is none.
    default JsonTree get(String name) {
        return this instanceof Members(Map<String, JsonTree> members)
                ? members.getOrDefault(name, new Other())
                : new Other();
    }

    /// The text of the first member of these names that is one; empty if none is.
    default String text(String... names) {
        for (String name : names) {
            if (get(name) instanceof Text(String text)) {
                return text;
            }
        }
        return "";
    }

    /// A member that is a number; 0 if it isn't.
    default double number(String name) {
        return get(name) instanceof Number(double value) ? value : 0;
    }

    /// A member's values: those of an array, or the one that stands alone.
    default List<JsonTree> all(String name) {
        return switch (get(name)) {
            case Items(List<JsonTree> items) -> items;
            case Other _ -> List.of();
            case JsonTree one -> List.of(one);
        };
    }
}
