package org.fetchandrotate.scrape;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One feature of a media query, as `min-width: 600px`, held against a desktop browser: a screen of 1920 × 1080 CSS
/// pixels at density 2, light, with a mouse and in colour. What isn't known fits nothing.
///
/// Source: Media Queries Level 4, 2.4 "Media Features" and 4 to 7.
final class MediaFeature {
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final double DENSITY = 2;

    private static final Pattern LENGTH = Pattern.compile("(-?\\d*\\.?\\d+)(px|em|rem|cm|mm|in|pt|)");
    private static final Pattern RESOLUTION = Pattern.compile("(\\d*\\.?\\d+)(dppx|x|dpi|dpcm|)");
    private static final Pattern RANGE =
            Pattern.compile("(.*?)\\s*(<=|>=|<|>|=)\\s*([^<>=]+?)(?:\\s*(<=|>=|<|>|=)\\s*(.*))?");

    private MediaFeature() {}

    /// Whether what stands between the parentheses fits.
    static boolean fits(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0) {
            return plain(
                    text.substring(0, colon).strip(), text.substring(colon + 1).strip());
        }
        Matcher range = RANGE.matcher(text);
        return range.matches() ? range(range) : discrete(text, "");
    }

    private static boolean plain(String name, String value) {
        String bare = name.replaceFirst("^-webkit-", "").replaceFirst("^(?:min|max)-", "");
        OptionalDouble actual = actual(bare);
        if (actual.isEmpty()) {
            return discrete(name, value);
        }
        OptionalDouble wanted = number(bare, value);
        if (wanted.isEmpty()) {
            return false;
        }
        double difference = actual.getAsDouble() - wanted.getAsDouble();
        return name.contains("min-") ? difference >= 0 : name.contains("max-") ? difference <= 0 : difference == 0;
    }

    /// `width >= 600px`, `600px <= width < 900px`
    private static boolean range(Matcher range) {
        String left = range.group(1).strip();
        String middle = range.group(3).strip();
        if (range.group(4) != null) {
            return compare(middle, mirrored(range.group(2)), left)
                    && compare(middle, range.group(4), range.group(5).strip());
        }
        return actual(left).isPresent()
                ? compare(left, range.group(2), middle)
                : compare(middle, mirrored(range.group(2)), left);
    }

    private static boolean compare(String name, String operator, String value) {
        OptionalDouble actual = actual(name);
        OptionalDouble wanted = number(name, value);
        if (actual.isEmpty() || wanted.isEmpty()) {
            return false;
        }
        double difference = actual.getAsDouble() - wanted.getAsDouble();
        return switch (operator) {
            case "<" -> difference < 0;
            case "<=" -> difference <= 0;
            case ">" -> difference > 0;
            case ">=" -> difference >= 0;
            default -> difference == 0;
        };
    }

    private static String mirrored(String operator) {
        return operator.replace('<', '#').replace('>', '<').replace('#', '>');
    }

    private static OptionalDouble actual(String name) {
        return switch (name) {
            case "width", "device-width" -> OptionalDouble.of(WIDTH);
            case "height", "device-height" -> OptionalDouble.of(HEIGHT);
            case "resolution", "device-pixel-ratio" -> OptionalDouble.of(DENSITY);
            case "aspect-ratio", "device-aspect-ratio" -> OptionalDouble.of(WIDTH / HEIGHT);
            case "color" -> OptionalDouble.of(8);
            case "monochrome" -> OptionalDouble.of(0);
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble number(String name, String value) {
        if (name.endsWith("aspect-ratio")) {
            String[] sides = value.split("/", 2);
            OptionalDouble first = simple(sides[0]);
            OptionalDouble second = sides.length == 2 ? simple(sides[1]) : OptionalDouble.of(1);
            return first.isEmpty() || second.isEmpty() || second.getAsDouble() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(first.getAsDouble() / second.getAsDouble());
        }
        boolean resolution = name.equals("resolution");
        Matcher matcher = (resolution ? RESOLUTION : LENGTH).matcher(value);
        if (!matcher.matches()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(matcher.group(1)) * unit(matcher.group(2)));
    }

    private static OptionalDouble simple(String value) {
        Matcher matcher = LENGTH.matcher(value.strip());
        return matcher.matches() ? OptionalDouble.of(Double.parseDouble(matcher.group(1))) : OptionalDouble.empty();
    }

    private static double unit(String unit) {
        return switch (unit) {
            case "em", "rem" -> 16;
            case "in" -> 96;
            case "cm" -> 96 / 2.54;
            case "mm" -> 96 / 25.4;
            case "pt" -> 96 / 72.0;
            case "dpi" -> 1 / 96.0;
            case "dpcm" -> 2.54 / 96;
            default -> 1;
        };
    }

    private static boolean discrete(String name, String value) {
        return switch (name) {
            case "orientation" -> value.isEmpty() || value.equals("landscape");
            case "hover", "any-hover" -> value.isEmpty() || value.equals("hover");
            case "pointer", "any-pointer" -> value.isEmpty() || value.equals("fine");
            case "prefers-color-scheme" -> value.isEmpty() || value.equals("light");
            case "prefers-reduced-motion", "prefers-contrast", "prefers-reduced-transparency", "prefers-reduced-data" ->
                value.equals("no-preference");
            case "forced-colors", "inverted-colors", "grid" -> value.equals("none") || value.equals("0");
            case "scripting" -> value.isEmpty() || value.equals("enabled");
            case "display-mode" -> value.isEmpty() || value.equals("browser");
            case "color-gamut" -> value.isEmpty() || value.equals("srgb");
            case "dynamic-range", "video-dynamic-range" -> value.isEmpty() || value.equals("standard");
            case "update" -> value.isEmpty() || value.equals("fast");
            case "width", "height", "resolution", "color", "aspect-ratio" -> value.isEmpty();
            default -> false;
        };
    }
}
