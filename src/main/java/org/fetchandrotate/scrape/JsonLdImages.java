package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fetchandrotate.model.FoundAs;

/// Finds the values of `image` in one JSON-LD script, at any depth. Used once, by one thread.
///
/// Source: schema.org `image` (a URL or an ImageObject), `contentUrl`, `url`; JSON-LD 1.1, 3.3 "Node identifiers" for a
/// reference by `@id` to an object elsewhere in the script, as blogs write it.
final class JsonLdImages {
    /// Of one image; many references to an object with many addresses would multiply otherwise.
    private static final int MAX_URLS = 4;

    private final Map<String, JsonReader.Members> byId = new HashMap<>();
    private final List<List<RawUrl>> images = new ArrayList<>();

    private JsonLdImages() {}

    /// The addresses of each image, best first, in the order given.
    static List<List<RawUrl>> read(String script) {
        var found = new JsonLdImages();
        JsonReader.Value root = JsonReader.read(script);
        found.index(root);
        found.search(root);
        return found.images;
    }

    private void index(JsonReader.Value value) {
        if (value instanceof JsonReader.Members members) {
            // a mere reference must not hide the object that it refers to
            if (members.values().get("@id") instanceof JsonReader.Text(String id) && members.values().size() > 1) {
                byId.putIfAbsent(id, members);
            }
        }
        children(value).forEach(this::index);
    }

    private void search(JsonReader.Value value) {
        if (value instanceof JsonReader.Members(Map<String, JsonReader.Value> members)) {
            members.forEach((name, member) -> {
                if (name.equals("image")) {
                    note(member);
                } else {
                    search(member);
                }
            });
        } else {
            children(value).forEach(this::search);
        }
    }

    private void note(JsonReader.Value value) {
        switch (value) {
            case JsonReader.Text(String url) -> add(List.of(url));
            case JsonReader.Items(List<JsonReader.Value> values) -> values.forEach(this::note);
            case JsonReader.Members members -> add(urlsOf(members));
            case JsonReader.Other _ -> {}
        }
    }

    private List<String> urlsOf(JsonReader.Members image) {
        List<String> own = urlsWithin(image);
        return own.isEmpty() && image.values().get("@id") instanceof JsonReader.Text(String id)
                ? urlsWithin(byId.getOrDefault(id, image))
                : own;
    }

    private static List<String> urlsWithin(JsonReader.Members image) {
        return Stream.of("contentUrl", "url")
                .flatMap(name -> texts(image.values().getOrDefault(name, new JsonReader.Other())))
                .limit(MAX_URLS)
                .toList();
    }

    private static Stream<String> texts(JsonReader.Value value) {
        return switch (value) {
            case JsonReader.Text(String text) -> Stream.of(text);
            case JsonReader.Items(List<JsonReader.Value> values) -> values.stream().flatMap(JsonLdImages::texts);
            case JsonReader.Members _, JsonReader.Other _ -> Stream.empty();
        };
    }

    private void add(List<String> urls) {
        List<RawUrl> image = urls.stream()
                .filter(url -> !url.isBlank())
                .map(url -> new RawUrl(url, FoundAs.JSON_LD))
                .toList();
        if (!image.isEmpty()) {
            images.add(image);
        }
    }

    private static Stream<JsonReader.Value> children(JsonReader.Value value) {
        return switch (value) {
            case JsonReader.Items(List<JsonReader.Value> values) -> values.stream();
            case JsonReader.Members(Map<String, JsonReader.Value> values) -> values.values().stream();
            case JsonReader.Text _, JsonReader.Other _ -> Stream.empty();
        };
    }
}
