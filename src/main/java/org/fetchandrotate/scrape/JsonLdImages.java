package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fetchandrotate.model.FoundAs;
import org.jsoup.parser.Parser;

/// Finds the values of `image` and its kin in one JSON-LD script, and image objects that stand for themselves, at
/// any depth. Used once, by one thread.
///
/// Source: schema.org `image` (a URL or an ImageObject), `contentUrl`, `url`; JSON-LD 1.1, 3.3 "Node identifiers"
/// for a reference by `@id` to an object elsewhere in the script, as blogs write it.
final class JsonLdImages {
    /// Of one image; many references to an object with many addresses would multiply otherwise.
    private static final int MAX_URLS = 4;

    private static final Set<String> IMAGE_NAMES =
            Set.of("image", "thumbnail", "thumbnailurl", "photo", "primaryimageofpage", "associatedmedia");

    private static final int MAX_SALVAGED = 1_000;

    private static final Pattern PLAIN = Pattern.compile(
            "\"(?:image|thumbnail|thumbnailUrl|photo)\"\\s{0,9}:\\s{0,9}(?:\\[\\s{0,9}|\\{[^{}]{0,500}?\"url\"\\s{0,9}:\\s{0,9})?\"([^\"\\s]{4,2000})\"");

    private final Map<String, JsonReader.Members> byId = new HashMap<>();
    private final List<List<RawUrl>> images = new ArrayList<>();

    private JsonLdImages() {}

    /// The addresses of each image, best first, in the order given.
    static List<List<RawUrl>> read(String script) {
        // some escape it as if it were markup
        String json =
                script.indexOf('"') < 0 && script.contains("&quot;") ? Parser.unescapeEntities(script, false) : script;
        var found = new JsonLdImages();
        JsonReader.Outcome outcome = JsonReader.readAll(json);
        found.index(outcome.value());
        found.search(outcome.value());
        if (!outcome.whole()) {
            found.salvage(json);
        }
        return found.images;
    }

    /// What a fault within the script would hide, such as a quotation mark in a text: the plain addresses.
    private void salvage(String json) {
        Set<String> known =
                images.stream().flatMap(List::stream).map(RawUrl::text).collect(Collectors.toSet());
        Matcher matcher = PLAIN.matcher(json);
        while (matcher.find() && images.size() < MAX_SALVAGED) {
            String url = matcher.group(1).replace("\\/", "/");
            if (known.add(url)) {
                add(List.of(url));
            }
        }
    }

    private void index(JsonReader.Value value) {
        // a mere reference must not hide the object that it refers to
        if (value instanceof JsonReader.Members members && members.values().size() > 1) {
            idOf(members).ifPresent(id -> byId.putIfAbsent(id, members));
        }
        children(value).forEach(this::index);
    }

    private void search(JsonReader.Value value) {
        if (!(value instanceof JsonReader.Members members)) {
            children(value).forEach(this::search);
            return;
        }
        members.values().forEach((name, member) -> {
            if (IMAGE_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
                note(member);
            } else {
                search(member);
            }
        });
        if (isImageObject(members)) {
            add(urlsWithin(members));
        }
    }

    private static boolean isImageObject(JsonReader.Members members) {
        return isOfType(members, "ImageObject") || isOfType(members, "Photograph");
    }

    private static boolean isOfType(JsonReader.Members members, String type) {
        return texts(members.values().getOrDefault("@type", new JsonReader.Other()))
                .anyMatch(text -> text.endsWith(type));
    }

    private void note(JsonReader.Value value) {
        switch (value) {
            case JsonReader.Text text -> add(List.of(text.text()));
            case JsonReader.Items items -> items.values().forEach(this::note);
            case JsonReader.Members members
            when members.values().get("@list") instanceof JsonReader.Items list -> note(list);
            case JsonReader.Members members -> add(urlsOf(members));
            case JsonReader.Other other -> {}
        }
    }

    private List<String> urlsOf(JsonReader.Members image) {
        List<String> own = urlsWithin(image);
        return own.isEmpty()
                ? idOf(image).map(byId::get).map(JsonLdImages::urlsWithin).orElse(own)
                : own;
    }

    private static Optional<String> idOf(JsonReader.Members members) {
        return members.values().get("@id") instanceof JsonReader.Text id ? Optional.of(id.text()) : Optional.empty();
    }

    private static List<String> urlsWithin(JsonReader.Members image) {
        // of a video, `contentUrl` is the film
        return (isFilm(image) ? Stream.of("thumbnailUrl") : Stream.of("contentUrl", "url", "thumbnailUrl"))
                .flatMap(name -> texts(image.values().getOrDefault(name, new JsonReader.Other())))
                .limit(MAX_URLS)
                .toList();
    }

    private static boolean isFilm(JsonReader.Members media) {
        return isOfType(media, "VideoObject") || isOfType(media, "AudioObject");
    }

    private static Stream<String> texts(JsonReader.Value value) {
        return switch (value) {
            case JsonReader.Text text -> Stream.of(text.text());
            case JsonReader.Items items -> items.values().stream().flatMap(JsonLdImages::texts);
            case JsonReader.Members members -> Stream.empty();
            case JsonReader.Other other -> Stream.empty();
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
            case JsonReader.Items items -> items.values().stream();
            case JsonReader.Members members -> members.values().values().stream();
            case JsonReader.Text text -> Stream.empty();
            case JsonReader.Other other -> Stream.empty();
        };
    }
}
