package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the images of one `style` attribute: backgrounds, list markers, borders, masks, replaced content, and the
/// custom properties that hold such. Used once, by one thread; takes time in proportion to the attribute's length.
///
/// Source: CSS Images Level 4, 2.4 "Resolution/Type Negotiation: the image-set() notation"; CSS Syntax Level 3,
/// 4.3.5 "Consume a string token", 4.3.6 "Consume a url token", 4.3.7 "Consume an
/// escaped code point", 5.4.4 "Consume a list of declarations".
final class CssImages {
    private static final int MAX_HEX_DIGITS = 6;
    private static final char END = '\0';
    private static final Pattern RESOLUTION =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(x|dppx|dpi|dpcm)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern TYPE = Pattern.compile("\\btype\\(([^)]*)\\)", Pattern.CASE_INSENSITIVE);

    private final String css;
    private final List<Image> images = new ArrayList<>(1);
    private final Cascade cascade = new Cascade();
    private String property = "";
    private int position;

    private CssImages(String css) {
        this.css = css;
    }

    /// An image of a declaration.
    ///
    /// @param property in lower case
    record Image(String property, List<String> urls) {
        /// Whether it stands in place of what the element would show.
        boolean replacesContent() {
            return property.equals("content");
        }
    }

    /// The images in the order given: the topmost layer first, of an `image-set()` the densest first.
    static List<Image> images(String style) {
        var reader = new CssImages(style);
        reader.readDeclarations();
        return reader.cascade.images();
    }

    /// The addresses of the images of a style.
    static List<String> urls(String style) {
        return images(style).stream().flatMap(image -> image.urls().stream()).toList();
    }

    /// The addresses in a value alone, as `url(a.jpg)`.
    static List<String> ofValue(String value) {
        return urls("background:" + value);
    }

    private void readDeclarations() {
        var name = new StringBuilder();
        while (position < css.length()) {
            char character = css.charAt(position);
            if (skipComment()) {
                continue;
            }
            position++;
            switch (character) {
                case ';' -> name.setLength(0);
                case ':' -> {
                    property = name.toString().strip().toLowerCase(Locale.ROOT);
                    int start = position;
                    readValue(showsImage());
                    cascade.add(property, css.substring(start, Math.min(position, css.length())), images);
                    images.clear();
                    name.setLength(0);
                }
                default -> name.append(character);
            }
        }
    }

    private boolean showsImage() {
        return switch (property) {
            case "background",
                    "background-image",
                    "list-style",
                    "list-style-image",
                    "border-image",
                    "border-image-source",
                    "content",
                    "mask",
                    "mask-image",
                    "mask-border",
                    "mask-border-source",
                    "-webkit-mask",
                    "-webkit-mask-image",
                    "-webkit-border-image",
                    "-webkit-mask-box-image",
                    "shape-outside" -> true;
            default -> property.startsWith("--");
        };
    }

    /// Reads up to the semicolon that ends a declaration, noting its addresses if they are wanted.
    private void readValue(boolean wanted) {
        int depth = 0;
        while (position < css.length()) {
            char character = css.charAt(position);
            if (skipComment()) {
                continue;
            }
            if (startsFunction("url(")) {
                note(readUrl(), wanted);
                continue;
            }
            if (startsFunction("image-set(") || startsFunction("-webkit-image-set(")) {
                noteVariants(readImageSet(), wanted);
                continue;
            }
            position++;
            switch (character) {
                case '"', '\'' -> readString(character);
                case '\\' -> position++;
                case '(' -> depth++;
                case ')' -> depth = Math.max(0, depth - 1);
                case ';' -> {
                    if (depth == 0) {
                        return;
                    }
                }
                default -> {}
            }
        }
    }

    private boolean skipComment() {
        if (!css.startsWith("/*", position)) {
            return false;
        }
        int end = css.indexOf("*/", position + 2);
        position = end < 0 ? css.length() : end + 2;
        return true;
    }

    /// One picture in several densities.
    private void noteVariants(List<String> urls, boolean wanted) {
        if (wanted && !urls.isEmpty()) {
            images.add(new Image(property, List.copyOf(urls)));
        }
    }

    private void note(String url, boolean wanted) {
        if (wanted && !url.isBlank() && !url.startsWith("#")) {
            images.add(new Image(property, List.of(url)));
        }
    }

    /// Whether a function begins here; if so, goes to behind its opening parenthesis.
    private boolean startsFunction(String name) {
        boolean starts = css.regionMatches(true, position, name, 0, name.length())
                && (position == 0 || !isNameCharacter(css.charAt(position - 1)));
        if (starts) {
            position += name.length();
        }
        return starts;
    }

    /// One choice of an `image-set()`.
    private record Option(String url, double density, boolean rotatable) {
        static Option of(String url, String descriptor) {
            Matcher type = TYPE.matcher(descriptor);
            return new Option(url, CssImages.density(descriptor), !type.find() || ImgReader.isRotatable(type.group(1)));
        }
    }

    /// Reads what follows `image-set(`, up to and with its closing parenthesis.
    private List<String> readImageSet() {
        List<Option> options = new ArrayList<>();
        String url = "";
        var descriptor = new StringBuilder();
        int depth = 0;
        while (position < css.length()) {
            char character = current();
            if (startsFunction("url(")) {
                url = readUrl();
                continue;
            }
            position++;
            if (character == '"' || character == '\'') {
                String string = readString(character);
                url = depth == 0 && url.isEmpty() ? string : url;
                descriptor.append(string);
            } else if (character == '(') {
                depth++;
                descriptor.append(character);
            } else if (character == ')' && depth > 0) {
                depth--;
                descriptor.append(character);
            } else if ((character == ',' || character == ')') && depth == 0) {
                options.add(Option.of(url, descriptor.toString()));
                url = "";
                descriptor.setLength(0);
                if (character == ')') {
                    break;
                }
            } else {
                descriptor.append(character);
            }
        }
        options.add(Option.of(url, descriptor.toString())); // where the end of the style closes it
        return options.stream()
                .filter(option -> !option.url.isBlank())
                .sorted(Comparator.comparing(Option::rotatable)
                        .thenComparing(Option::density)
                        .reversed())
                .map(Option::url)
                .toList();
    }

    private static double density(String descriptor) {
        Matcher matcher = RESOLUTION.matcher(descriptor);
        if (!matcher.find()) {
            return 1;
        }
        double number = Double.parseDouble(matcher.group(1));
        return switch (matcher.group(2).toLowerCase(Locale.ROOT)) {
            case "dpi" -> number / 96;
            case "dpcm" -> number * 2.54 / 96;
            default -> number;
        };
    }

    private static boolean isNameCharacter(char character) {
        return Character.isLetterOrDigit(character) || character == '-' || character == '_' || character >= 0x80;
    }

    /// Reads the address after `url(`, up to and with its closing parenthesis; empty if it is malformed.
    private String readUrl() {
        skipWhitespace();
        char first = current();
        if (first == '"' || first == '\'') {
            position++;
            String url = readString(first);
            skipWhitespace();
            return closesUrl() ? url : "";
        }
        var url = new StringBuilder();
        while (position < css.length() && current() != ')' && !Character.isWhitespace(current())) {
            char character = css.charAt(position++);
            switch (character) {
                case '\\' -> readEscape(url);
                case '"', '\'', '(' -> {
                    closesUrl();
                    return "";
                }
                default -> url.append(character);
            }
        }
        skipWhitespace();
        return closesUrl() ? url.toString() : "";
    }

    /// Skips to behind the closing parenthesis; false if anything else had to be skipped.
    private boolean closesUrl() {
        int start = position;
        while (position < css.length()) {
            char character = css.charAt(position++);
            if (character == ')') {
                return position == start + 1;
            }
            if (character == '\\') {
                position++;
            }
        }
        return start >= css.length();
    }

    /// Reads a string after its opening quote, up to and with its closing one, or up to the end or a line break.
    private String readString(char quote) {
        var string = new StringBuilder();
        while (position < css.length()) {
            char character = css.charAt(position++);
            if (character == quote || character == '\n') {
                break;
            }
            if (character == '\\') {
                readEscape(string);
            } else {
                string.append(character);
            }
        }
        return string.toString();
    }

    /// Reads what follows a backslash: up to six hexadecimal digits and one white space, a line break, or any
    /// character.
    private void readEscape(StringBuilder result) {
        int start = position;
        int codePoint = 0;
        while (position - start < MAX_HEX_DIGITS && hexValue(current()) >= 0) {
            codePoint = codePoint << 4 | hexValue(current());
            position++;
        }
        if (position > start) {
            boolean invalid = codePoint == 0
                    || codePoint > Character.MAX_CODE_POINT
                    || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
            result.appendCodePoint(invalid ? 0xFFFD : codePoint);
            if (position < css.length() && Character.isWhitespace(current())) {
                position++;
            }
        } else if (position < css.length()) {
            char character = css.charAt(position++);
            if (character != '\n') {
                result.append(character);
            }
        }
    }

    private static int hexValue(char character) {
        return character < 0x80 ? Character.digit(character, 16) : -1;
    }

    private void skipWhitespace() {
        while (position < css.length() && Character.isWhitespace(current())) {
            position++;
        }
    }

    private char current() {
        return position < css.length() ? css.charAt(position) : END;
    }
}
