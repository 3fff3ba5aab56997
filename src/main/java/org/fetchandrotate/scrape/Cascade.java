package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The declarations of one style, of which a later one takes an earlier one's place. Used once, by one thread.
///
/// Source: CSS Cascading and Inheritance Level 4, 6.1; a shorthand sets what it leaves out (2.2).
final class Cascade {
    private static final Pattern IMPORTANT = Pattern.compile("!\\s*important\\s*;?\\s*$", Pattern.CASE_INSENSITIVE);

    private final Map<String, Declaration> declarations = new LinkedHashMap<>();

    private record Declaration(boolean important, List<CssImages.Image> images) {}

    /// @param property in lower case
    /// @param value up to and with its semicolon
    /// @param images in it
    void add(String property, String value, List<CssImages.Image> images) {
        String set = property.replaceFirst("^-webkit-", "")
                .replaceFirst("^(mask-box-image|mask-border)$", "mask-border-source");
        String name = switch (set) {
            case "background" -> "background-image";
            case "list-style" -> "list-style-image";
            case "border-image" -> "border-image-source";
            case "mask" -> "mask-image";
            default -> set;
        };
        boolean important = value.indexOf('!') >= 0 && IMPORTANT.matcher(value).find();
        Declaration earlier = declarations.get(name);
        boolean empty = value.isBlank() || value.strip().equals(";");
        if (empty || earlier != null && earlier.important && !important) {
            return; // what is empty isn't valid
        }
        if (earlier != null || !images.isEmpty()) {
            declarations.put(name, new Declaration(important, withOlder(images, earlier)));
        }
    }

    /// What older browsers would take is another form of the same picture.
    private static List<CssImages.Image> withOlder(List<CssImages.Image> images, @Nullable Declaration earlier) {
        if (earlier == null || earlier.images.size() != 1 || images.size() != 1) {
            return List.copyOf(images);
        }
        List<String> urls = new ArrayList<>(images.getFirst().urls());
        earlier.images.getFirst().urls().stream()
                .filter(url -> !urls.contains(url))
                .forEach(urls::add);
        return List.of(new CssImages.Image(images.getFirst().property(), urls));
    }

    /// In the order of the declarations.
    List<CssImages.Image> images() {
        return declarations.values().stream()
                .flatMap(declaration -> declaration.images.stream())
                .toList();
    }
}
