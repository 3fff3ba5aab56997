package org.fetchandrotate.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.storage.JsonObject;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.fetchandrotate.url.WebUrl;

/// Reads the images of a shard: a JSON object a line, with at least `page` and `url`. The lines of `scrape --json`
/// will do; those that it leaves out are left out here too, and so is an image that its page's host had before.
public final class ShardList {
    private final List<ShardImage> images = new ArrayList<>();
    private final Set<Image> known = new HashSet<>();
    private final Map<WebUrl, Integer> sites = new HashMap<>();

    private ShardList() {}

    /// What makes two lines the same image.
    private record Image(String dirname, WebUrl url) {}

    /// Reads lines; blank ones don't count.
    ///
    /// @throws JsonFault if one isn't an image; the message says which and why
    public static List<ShardImage> read(List<String> lines) throws JsonFault {
        ShardList list = new ShardList();
        for (int number = 0; number < lines.size(); number++) {
            if (!lines.get(number).isBlank()) {
                list.add(lines.get(number), number);
            }
        }
        return named(list.images);
    }

    private void add(String text, int number) throws JsonFault {
        try {
            JsonObject line = JsonObject.parse(text);
            if (line.text("skip").isPresent()) {
                return;
            }
            WebUrl page = url(line, "page");
            ShardImage image = new ShardImage(
                    place(line, "site", sites.computeIfAbsent(page, _ -> sites.size())),
                    place(line, "candidate", number),
                    place(line, "batch", 0),
                    page,
                    candidate(line),
                    line.text("name").orElse(""));
            if (known.add(new Image(image.dirname(), image.image().url()))) {
                images.add(image);
            }
        } catch (JsonFault fault) {
            throw new JsonFault("line " + (number + 1) + ": " + fault.getMessage());
        }
    }

    private static ImageCandidate candidate(JsonObject line) throws JsonFault {
        List<WebUrl> fallbacks = new ArrayList<>();
        for (String text : line.texts("fallbacks")) {
            WebUrl.parse(text).ifPresent(fallbacks::add);
        }
        FoundAs foundAs = line.text("found_as").flatMap(FoundAs::ofCode).orElse(FoundAs.LISTED);
        return new ImageCandidate(
                url(line, "url"), fallbacks, foundAs, line.text("alt_text").orElse(""));
    }

    private static WebUrl url(JsonObject line, String name) throws JsonFault {
        String text = line.text(name).orElseThrow(() -> new JsonFault("no member \"" + name + "\""));
        return WebUrl.parse(text).orElseThrow(() -> new JsonFault("\"" + name + "\" is no web address: " + text));
    }

    private static int place(JsonObject line, String name, int otherwise) throws JsonFault {
        OptionalLong number = line.number(name);
        long place = number.orElse(otherwise);
        if (place < 0 || place > Integer.MAX_VALUE) {
            throw new JsonFault("\"" + name + "\" is out of range: " + place);
        }
        return (int) place;
    }

    /// Gives names where there are none, and sets apart those that could come to be the same file, so that names
    /// don't depend on who is answered first.
    private static List<ShardImage> named(List<ShardImage> images) {
        Map<String, List<ShardImage>> folders = new LinkedHashMap<>();
        images.forEach(image ->
                folders.computeIfAbsent(image.dirname(), _ -> new ArrayList<>()).add(image));
        Map<ShardImage, String> names = new HashMap<>();
        for (List<ShardImage> folder : folders.values()) {
            List<String> planned = FileNames.plan(
                    folder.stream().map(image -> image.image().url()).toList());
            for (int i = 0; i < planned.size(); i++) {
                ShardImage image = folder.get(i);
                boolean apart =
                        !planned.get(i).equals(FileNames.of(image.image().url()));
                names.put(image, image.name().isEmpty() || apart ? planned.get(i) : image.name());
            }
        }
        return images.stream()
                .map(image -> new ShardImage(
                        image.site(),
                        image.candidate(),
                        image.batch(),
                        image.page(),
                        image.image(),
                        names.getOrDefault(image, image.name())))
                .toList();
    }
}
