package org.fetchandrotate.scrape;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The declarations of one style, of which a later one takes an earlier one's place. Used once, by one thread.
///
/// Source: CSS Cascading and Inheritance Level 4, 6.1; a shorthand sets what it leaves out (2.2).
final class Cascade {
    private static final Pattern IMPORTANT = Pattern.compile("!\\s*important\\s*;?", Pattern.CASE_INSENSITIVE);

    /// Older forms of a picture that are worth a try.
    private static final int MOST_FORMS = 16;

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
        String stripped = value.strip();
        boolean important = isImportant(stripped);
        Declaration earlier = declarations.get(name);
        boolean empty = stripped.isEmpty() || stripped.equals(";");
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
        Set<String> urls = new LinkedHashSet<>(images.getFirst().urls());
        earlier.images.getFirst().urls().stream().limit(MOST_FORMS).forEach(urls::add);
        return List.of(new CssImages.Image(images.getFirst().property(), List.copyOf(urls)));
    }

    private static boolean isImportant(String value) {
        int mark = value.lastIndexOf('!');
        return mark >= 0 && IMPORTANT.matcher(value.substring(mark)).matches();
    }

    /// In the order of the declarations.
    List<CssImages.Image> images() {
        return declarations.values().stream()
                .flatMap(declaration -> declaration.images.stream())
                .toList();
    }
}
