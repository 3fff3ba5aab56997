package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a number, a length or a resolution as CSS writes them, also reckoned out by `calc()` and its like. Used
/// once, by one thread.
///
/// Source: CSS Values and Units Level 4, 5 to 7 and 10 "Mathematical Expressions"; Media Queries Level 4, 1.3: font
/// sizes are the initial ones.
final class CssQuantity {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:e[+-]?\\d+)?");
    private static final Pattern UNIT = Pattern.compile("[a-z%]*");
    private static final Pattern FUNCTION = Pattern.compile("(calc|min|max|clamp|abs|)\\(");
    private static final int DEEPEST = 32;

    /// The initial font's, in pixels.
    private static final double EM = 16;

    private final String text;
    private int at;
    private int depth;

    /// What a quantity is of.
    enum Kind {
        NUMBER,
        LENGTH,
        RESOLUTION
    }

    /// @param value plain, in CSS pixels, or in dots for each of these
    record Value(double value, Kind kind) {}

    private CssQuantity(String text) {
        this.text = text;
    }

    /// @return empty if it is malformed, or of a unit that isn't known
    static Optional<Value> parse(String text) {
        var quantity = new CssQuantity(text.strip());
        Optional<Value> value = quantity.value();
        return quantity.at == quantity.text.length() ? value : Optional.empty();
    }

    private Optional<Value> value() {
        Matcher function = FUNCTION.matcher(text).region(at, text.length());
        if (function.lookingAt()) {
            at = function.end();
            return ++depth > DEEPEST ? Optional.empty() : call(function.group(1));
        }
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            return Optional.empty();
        }
        Matcher unit = UNIT.matcher(text).region(number.end(), text.length());
        at = unit.lookingAt() ? unit.end() : number.end();
        return inUnit(Double.parseDouble(number.group()), unit.group());
    }

    private Optional<Value> call(String function) {
        List<Value> arguments = new ArrayList<>();
        do {
            Optional<Value> sum = sum();
            if (sum.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(sum.get());
        } while (accept(","));
        // the end closes what is open
        if (!accept(")") && at < text.length()) {
            return Optional.empty();
        }
        boolean isOfOneKind = arguments.stream().map(Value::kind).distinct().count() == 1;
        return isOfOneKind ? result(function, arguments) : Optional.empty();
    }

    private static Optional<Value> result(String function, List<Value> arguments) {
        double first = arguments.getFirst().value();
        Kind kind = arguments.getFirst().kind();
        int count = arguments.size();
        return switch (function) {
            case "min" ->
                Optional.of(new Value(
                        arguments.stream().mapToDouble(Value::value).min().orElseThrow(), kind));
            case "max" ->
                Optional.of(new Value(
                        arguments.stream().mapToDouble(Value::value).max().orElseThrow(), kind));
            case "clamp" ->
                count == 3
                        ? Optional.of(new Value(
                                Math.max(
                                        first,
                                        Math.min(
                                                arguments.get(1).value(),
                                                arguments.get(2).value())),
                                kind))
                        : Optional.empty();
            case "abs" -> count == 1 ? Optional.of(new Value(Math.abs(first), kind)) : Optional.empty();
            default -> count == 1 ? Optional.of(arguments.getFirst()) : Optional.empty();
        };
    }

    /// Plus and minus have space around them.
    private Optional<Value> sum() {
        Optional<Value> left = product();
        while (left.isPresent() && at < text.length() && isSpace(at)) {
            int sign = skipSpace(at);
            char operator = sign < text.length() ? text.charAt(sign) : ' ';
            if (operator != '+' && operator != '-' || !isSpace(sign + 1)) {
                break;
            }
            at = sign + 1;
            Optional<Value> right = product();
            if (right.isEmpty() || right.get().kind() != left.get().kind()) {
                return Optional.empty();
            }
            double addend = operator == '+' ? right.get().value() : -right.get().value();
            left = Optional.of(new Value(left.get().value() + addend, left.get().kind()));
        }
        at = skipSpace(at);
        return left;
    }

    private Optional<Value> product() {
        at = skipSpace(at);
        Optional<Value> left = value();
        for (int sign = skipSpace(at); left.isPresent() && sign < text.length(); sign = skipSpace(at)) {
            char operator = text.charAt(sign);
            if (operator != '*' && operator != '/') {
                break;
            }
            at = skipSpace(sign + 1);
            Optional<Value> right = value();
            left = right.isEmpty() ? Optional.empty() : combined(left.get(), operator, right.get());
        }
        return left;
    }

    private static Optional<Value> combined(Value left, char operator, Value right) {
        if (right.kind() == Kind.NUMBER) {
            double value = operator == '*' ? left.value() * right.value() : left.value() / right.value();
            return Optional.of(new Value(value, left.kind()));
        }
        return operator == '*' && left.kind() == Kind.NUMBER
                ? Optional.of(new Value(left.value() * right.value(), right.kind()))
                : Optional.empty();
    }

    private boolean accept(String sign) {
        int place = skipSpace(at);
        boolean isThere = text.startsWith(sign, place);
        if (isThere) {
            at = place + sign.length();
        }
        return isThere;
    }

    private int skipSpace(int from) {
        int place = from;
        while (isSpace(place)) {
            place++;
        }
        return place;
    }

    private boolean isSpace(int place) {
        return place < text.length() && Character.isWhitespace(text.charAt(place));
    }

    private static Optional<Value> inUnit(double number, String unit) {
        if (unit.isEmpty()) {
            return Optional.of(new Value(number, Kind.NUMBER));
        }
        double dots = dots(unit);
        if (dots > 0) {
            return Optional.of(new Value(number * dots, Kind.RESOLUTION));
        }
        double pixels = pixels(unit);
        return pixels > 0 ? Optional.of(new Value(number * pixels, Kind.LENGTH)) : Optional.empty();
    }

    private static double dots(String unit) {
        return switch (unit) {
            case "dppx", "x" -> 1;
            case "dpi" -> 1 / 96.0;
            case "dpcm" -> 2.54 / 96;
            default -> 0;
        };
    }

    private static double pixels(String unit) {
        return switch (unit) {
            case "px" -> 1;
            case "em", "rem", "ic", "ric" -> EM;
            case "ch", "rch", "ex", "rex" -> EM / 2;
            case "lh", "rlh" -> 1.2 * EM;
            case "in" -> 96;
            case "cm" -> 96 / 2.54;
            case "mm" -> 96 / 25.4;
            case "q" -> 96 / 101.6;
            case "pt" -> 96 / 72.0;
            case "pc" -> EM;
            default -> ofViewport(unit.replaceFirst("^[sld](?=v)", ""));
        };
    }

    private static double ofViewport(String unit) {
        return switch (unit) {
            case "vw", "vi", "vmax" -> MediaFeature.WIDTH / 100;
            case "vh", "vb", "vmin" -> MediaFeature.HEIGHT / 100;
            default -> 0;
        };
    }
}
