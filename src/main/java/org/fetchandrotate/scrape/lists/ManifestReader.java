package org.fetchandrotate.scrape.lists;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.url.WebUrl;

/// Reads IIIF manifests: of each canvas the largest form of its picture, which its image service makes, else the
/// picture as painted; of collections what they lead to. Canvas by canvas: a manifest of a million of them takes
/// the memory of one.
///
/// Source: IIIF Presentation API 2.1 and 3.0; Image API 1.1, 2.1 and 3.0, "Image Request URI Syntax".
public final class ManifestReader {
    private static final int MOST_PARTS = 50_000;

    private ManifestReader() {}

    /// What a manifest shows, or a collection leads to.
    ///
    /// @param parts the manifests and collections of a collection, in its order
    public record Manifest(List<Item> items, List<WebUrl> parts) {
        public Manifest {
            items = List.copyOf(items);
            parts = List.copyOf(parts);
        }
    }

    /// @param most pictures to read
    /// @return what could be read; a manifest that is damaged ends there
    public static Manifest read(byte[] manifest, WebUrl location, int most) {
        List<Item> items = new ArrayList<>();
        Set<WebUrl> parts = new LinkedHashSet<>();
        try (JsonParser parser = JsonTree.FACTORY.createParser(manifest)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readRoot(parser, location, items, parts, most);
            }
        } catch (IOException _) {
            return new Manifest(items, List.copyOf(parts));
        }
        return new Manifest(items, List.copyOf(parts));
    }

    private static void readRoot(JsonParser parser, WebUrl location, List<Item> items, Set<WebUrl> parts, int most)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "items", "manifests", "collections", "members" ->
                    readCanvases(parser, location, items, parts, most);
                case "sequences" -> readSequences(parser, location, items, most);
                default -> parser.skipChildren();
            }
        }
    }

    private static void readSequences(JsonParser parser, WebUrl location, List<Item> items, int most)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean canvases = parser.currentName().equals("canvases");
                parser.nextToken();
                if (canvases) {
                    readCanvases(parser, location, items, new LinkedHashSet<>(), most);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static void readCanvases(JsonParser parser, WebUrl location, List<Item> items, Set<WebUrl> parts, int most)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() >= most) {
                parser.skipChildren();
            } else {
                JsonTree member = JsonTree.read(parser);
                if (isPart(member)) {
                    location.resolve(member.text("id", "@id"))
                            .filter(_ -> parts.size() < MOST_PARTS)
                            .ifPresent(parts::add);
                } else {
                    addCanvas(member, location, items);
                }
            }
        }
    }

    private static boolean isPart(JsonTree member) {
        String type = member.text("type", "@type");
        return List.of("Manifest", "Collection", "sc:Manifest", "sc:Collection").contains(type);
    }

    private static void addCanvas(JsonTree canvas, WebUrl location, List<Item> items) {
        String label = label(canvas.get("label"));
        List<JsonTree> painted = new ArrayList<>();
        canvas.all("images").forEach(annotation -> painted.addAll(annotation.all("resource")));
        for (JsonTree page : canvas.all("items")) {
            page.all("items").forEach(annotation -> painted.addAll(annotation.all("body")));
        }
        for (JsonTree body : painted) {
            Set<String> addresses = new LinkedHashSet<>();
            addBody(body, addresses, 0);
            if (!addresses.isEmpty()) {
                items.add(new Item.Picture(List.copyOf(addresses), FoundAs.IIIF_CANVAS, label, location));
            }
        }
    }

    /// Of a choice the first is what shows; the others are other pictures of the same thing.
    private static void addBody(JsonTree body, Set<String> addresses, int depth) {
        String type = body.text("type", "@type");
        if (depth < 4 && (type.equals("Choice") || type.equals("oa:Choice") || type.equals("SpecificResource"))) {
            List<JsonTree> choices = new ArrayList<>(body.all("default"));
            choices.addAll(body.all("items"));
            choices.addAll(body.all("source"));
            choices.addAll(body.all("full"));
            choices.stream().limit(1).forEach(first -> addBody(first, addresses, depth + 1));
            return;
        }
        String itself = body.text("id", "@id");
        List<String> served = new ArrayList<>();
        body.all("service").forEach(service -> served.addAll(addressesOf(service)));
        boolean still = type.isEmpty() || type.equals("Image") || type.equals("dctypes:Image");
        if (!still && served.isEmpty()) {
            return;
        }
        boolean fixed = body.all("service").stream().anyMatch(ManifestReader::hasFixedSizes);
        if (fixed && !itself.isEmpty()) {
            addresses.add(itself);
        }
        addresses.addAll(served);
        if (!itself.isEmpty()) {
            addresses.add(itself);
        }
    }

    /// Level 0: what isn't a file of the server can't be asked for.
    private static boolean hasFixedSizes(JsonTree service) {
        String profile = profile(service);
        return profile.equals("level0") || profile.endsWith("/level0.json") || profile.endsWith("#level0");
    }

    private static List<String> addressesOf(JsonTree service) {
        String id = service.text("id", "@id").replaceFirst("/+$", "");
        String kind = service.text("type", "@type");
        String context = service.text("@context") + " " + profile(service);
        boolean images = kind.startsWith("ImageService")
                || kind.equals("iiif:Image")
                || context.contains("/api/image")
                || context.contains("image-api");
        if (id.isEmpty() || !images) {
            return List.of();
        }
        if (kind.equals("ImageService3") || context.contains("/image/3/")) {
            return List.of(id + "/full/max/0/default.jpg");
        }
        if (kind.equals("ImageService1") || context.contains("/image/1") || context.contains("image-api/1")) {
            return List.of(id + "/full/full/0/native.jpg");
        }
        // version 2.0 knows `full` alone, 2.1 takes it still
        return List.of(id + "/full/full/0/default.jpg", id + "/full/max/0/default.jpg");
    }

    private static String profile(JsonTree service) {
        return service.all("profile").stream()
                .filter(JsonTree.Text.class::isInstance)
                .map(text -> ((JsonTree.Text) text).text())
                .findFirst()
                .orElse("");
    }

    /// Version 2 has a text, or several, version 3 texts by language.
    private static String label(JsonTree label) {
        return switch (label) {
            case JsonTree.Text(String text) -> text;
            case JsonTree.Items(var items) -> items.isEmpty() ? "" : label(items.getFirst());
            case JsonTree.Members(var members) ->
                members.containsKey("@value")
                        ? label.text("@value")
                        : members.values().stream()
                                .map(ManifestReader::label)
                                .findFirst()
                                .orElse("");
            case JsonTree.Number _, JsonTree.Other _ -> "";
        };
    }
}
