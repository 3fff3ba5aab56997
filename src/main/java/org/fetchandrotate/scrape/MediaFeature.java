package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fetchandrotate.scrape.CssQuantity.Kind;

/// One feature of a media query, as `min-width: 600px`, held against a desktop browser: Chromium on a screen of
/// 1920 × 1080 CSS pixels at density 2, light, with a mouse and in colour.
///
/// Source: Media Queries Level 4, 2.4 "Media Features" and 4 to 7; Level 5, for what Chromium has of it.
final class MediaFeature {
    static final double WIDTH = 1920;
    static final double HEIGHT = 1080;
    private static final double DENSITY = 2;
    private static final String PIXEL_RATIO = "device-pixel-ratio";

    private static final Pattern RANGE =
            Pattern.compile("([^<>=]+?)\\s*(<=|>=|<|>|=)\\s*([^<>=]+?)(?:\\s*(<=|>=|<|>)\\s*([^<>=]+))?");

    /// Of each feature that has words for values those there are, that of the browser first; `none` and its like
    /// are also what the feature isn't if it stands alone.
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("orientation", List.of("landscape", "portrait")),
            Map.entry("hover", List.of("hover", "none")),
            Map.entry("any-hover", List.of("hover", "none")),
            Map.entry("pointer", List.of("fine", "coarse", "none")),
            Map.entry("any-pointer", List.of("fine", "coarse", "none")),
            Map.entry("prefers-color-scheme", List.of("light", "dark")),
            Map.entry("prefers-reduced-motion", List.of("no-preference", "reduce")),
            Map.entry("prefers-reduced-transparency", List.of("no-preference", "reduce")),
            Map.entry("prefers-contrast", List.of("no-preference", "more", "less", "custom")),
            Map.entry("forced-colors", List.of("none", "active")),
            Map.entry("scripting", List.of("enabled", "initial-only", "none")),
            Map.entry("update", List.of("fast", "slow", "none")),
            Map.entry("overflow-block", List.of("scroll", "paged", "none")),
            Map.entry("overflow-inline", List.of("scroll", "none")),
            Map.entry("color-gamut", List.of("srgb", "p3", "rec2020")),
            Map.entry("dynamic-range", List.of("standard", "high")),
            Map.entry("display-mode", List.of("browser", "standalone", "minimal-ui", "fullscreen")),
            Map.entry("device-posture", List.of("continuous", "folded")));

    private static final List<String> NOTHING = List.of("none", "no-preference");

    private MediaFeature() {}

    /// Whether what stands between the parentheses fits.
    static MediaTruth truth(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            return plain(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
        Matcher range = RANGE.matcher(text);
        return range.matches() ? range(range) : alone(text);
    }

    private static MediaTruth alone(String name) {
        List<String> words = WORDS.get(name);
        if (words != null) {
            return MediaTruth.of(!NOTHING.contains(words.getFirst()));
        }
        OptionalDouble actual = actual(name);
        return actual.isEmpty() ? MediaTruth.UNKNOWN : MediaTruth.of(actual.getAsDouble() != 0);
    }

    private static MediaTruth plain(String name, String value) {
        List<String> words = WORDS.get(name);
        if (words != null) {
            return words.contains(value) ? MediaTruth.of(words.getFirst().equals(value)) : MediaTruth.UNKNOWN;
        }
        boolean isVendors = name.startsWith("-webkit-") && name.endsWith(PIXEL_RATIO);
        String own = isVendors ? name.substring("-webkit-".length()) : name;
        String operator = own.startsWith("min-") ? ">=" : own.startsWith("max-") ? "<=" : "=";
        String bare = operator.equals("=") ? own : own.substring("min-".length());
        if (isWhole(bare) && !operator.equals("=")) {
            return MediaTruth.UNKNOWN;
        }
        return compare(isVendors ? "-webkit-" + bare : bare, operator, value);
    }

    /// Whether a feature is a switch, of which there is no more or less.
    private static boolean isWhole(String name) {
        return name.equals("grid") || name.equals("-webkit-transform-3d");
    }

    /// `width >= 600px`, `600px <= width < 900px`
    private static MediaTruth range(Matcher range) {
        String left = range.group(1).strip();
        String middle = range.group(3).strip();
        String second = range.group(4);
        if (second != null) {
            boolean isOneWay = range.group(2).charAt(0) == second.charAt(0);
            return isOneWay && !isWhole(middle)
                    ? compare(middle, mirrored(range.group(2)), left)
                            .and(compare(middle, second, range.group(5).strip()))
                    : MediaTruth.UNKNOWN;
        }
        String name = actual(left).isPresent() ? left : middle;
        if (isWhole(name) || name.startsWith("-")) {
            return MediaTruth.UNKNOWN;
        }
        return name.equals(left)
                ? compare(left, range.group(2), middle)
                : compare(middle, mirrored(range.group(2)), left);
    }

    private static MediaTruth compare(String name, String operator, String value) {
        OptionalDouble actual = actual(name);
        OptionalDouble wanted = number(name, value);
        if (actual.isEmpty() || wanted.isEmpty()) {
            return MediaTruth.UNKNOWN;
        }
        int difference = Double.compare(actual.getAsDouble(), wanted.getAsDouble());
        return MediaTruth.of(
                switch (operator) {
                    case "<" -> difference < 0;
                    case "<=" -> difference <= 0;
                    case ">" -> difference > 0;
                    case ">=" -> difference >= 0;
                    default -> difference == 0;
                });
    }

    private static String mirrored(String operator) {
        return operator.replace('<', '#').replace('>', '<').replace('#', '>');
    }

    private static OptionalDouble actual(String name) {
        return switch (name) {
            case "width", "device-width" -> OptionalDouble.of(WIDTH);
            case "height", "device-height" -> OptionalDouble.of(HEIGHT);
            case "resolution", "-webkit-" + PIXEL_RATIO -> OptionalDouble.of(DENSITY);
            case "aspect-ratio", "device-aspect-ratio" -> OptionalDouble.of(WIDTH / HEIGHT);
            case "color" -> OptionalDouble.of(8);
            case "monochrome", "color-index", "grid" -> OptionalDouble.of(0);
            case "-webkit-transform-3d", "horizontal-viewport-segments", "vertical-viewport-segments" ->
                OptionalDouble.of(1);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble number(String name, String value) {
        if (name.endsWith("aspect-ratio")) {
            String[] sides = value.split("/", 2);
            OptionalDouble across = quantity(sides[0], Kind.NUMBER);
            OptionalDouble down = sides.length == 2 ? quantity(sides[1], Kind.NUMBER) : OptionalDouble.of(1);
            return across.isEmpty() || down.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(across.getAsDouble() / down.getAsDouble());
        }
        return switch (name) {
            case "width", "height", "device-width", "device-height" ->
                value.matches("[+-]?0+") ? OptionalDouble.of(0) : quantity(value, Kind.LENGTH);
            case "resolution" ->
                value.equals("infinite")
                        ? OptionalDouble.of(Double.POSITIVE_INFINITY)
                        : quantity(value, Kind.RESOLUTION);
            default -> quantity(value, Kind.NUMBER);
        };
    }

    private static OptionalDouble quantity(String text, Kind kind) {
        return CssQuantity.parse(text)
                .filter(found -> found.kind() == kind)
                .map(found -> OptionalDouble.of(found.value()))
                .orElse(OptionalDouble.empty());
    }
}
