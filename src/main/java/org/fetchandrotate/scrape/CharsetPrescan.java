package org.fetchandrotate.scrape;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Looks for the charset that an HTML page declares in a `meta`, before anything is parsed: in its first 1,024
/// bytes, and beyond them as long as only what belongs into a head has come. Takes time in proportion to what it
/// reads. Used once, by one thread.
///
/// Source: HTML Standard, 13.2.3.2 "Determining the character encoding", "prescan a byte stream" and "get an
/// attribute"; where that takes a declaration within a script, a style, a title or a text area for one, this goes
/// by Chromium, which doesn't.
final class CharsetPrescan {
    private static final int WHATEVER_COMES = 1024;
    private static final String SPACE = "\t\n\f\r ";
    private static final Set<String> OF_HEADS =
            Set.of("script", "noscript", "style", "link", "meta", "object", "title", "base", "html", "head");
    private static final Set<String> TEXTS =
            Set.of("script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes");

    private final String page;
    private int at;
    private boolean isInHead = true;

    /// @param page each byte a character
    CharsetPrescan(String page) {
        this.page = page;
    }

    /// The first declaration of an encoding that is known.
    Optional<PageEncoding> encoding() {
        while (at >= 0 && at < page.length() && (isInHead || at < WHATEVER_COMES)) {
            int tag = page.indexOf('<', at);
            if (tag < 0 || !isInHead && tag >= WHATEVER_COMES) {
                break;
            }
            at = tag + 1;
            Optional<PageEncoding> found = atMarkup();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<PageEncoding> atMarkup() {
        if (page.startsWith("!--", at)) {
            // the dashes of the beginning may be those of the end
            at = behind("-->", at + 1);
        } else if (isLetter(at)) {
            return atStart();
        } else if (charAt(at) == '/' && isLetter(at + 1)) {
            at++;
            tell(name());
            while (!attribute().isEmpty()) {
                // an end tag's attributes mean nothing
            }
        } else if ("!/?".indexOf(charAt(at)) >= 0) {
            at = behind(">", at);
        }
        return Optional.empty();
    }

    private Optional<PageEncoding> atStart() {
        String name = name();
        tell(name);
        if (name.equals("meta")) {
            return meta();
        }
        while (!attribute().isEmpty()) {
            // those of other elements are passed over, with what they hold
        }
        if (TEXTS.contains(name)) {
            at = endOfText(name);
        } else if (name.equals("plaintext")) {
            at = page.length();
        }
        return Optional.empty();
    }

    /// Notes what can't stand in a head: its body has begun.
    private void tell(String name) {
        isInHead &= OF_HEADS.contains(name);
    }

    private Optional<PageEncoding> meta() {
        boolean isPragma = false;
        Optional<String> content = Optional.empty();
        Optional<String> charset = Optional.empty();
        for (Attribute attribute = attribute(); !attribute.isEmpty(); attribute = attribute()) {
            switch (attribute.name) {
                case "http-equiv" -> isPragma |= attribute.value.equalsIgnoreCase("content-type");
                case "content" -> content = content.isPresent() ? content : labelIn(attribute.value);
                case "charset" -> charset = charset.isPresent() ? charset : Optional.of(attribute.value);
                default -> {
                    // says nothing of the charset
                }
            }
        }
        Optional<String> label = charset.isPresent() ? charset : isPragma ? content : Optional.empty();
        return label.flatMap(CharsetLabels::encoding).map(CharsetPrescan::asciiCompatible);
    }

    /// A declaration that could be read as ASCII can't be right about UTF-16.
    static PageEncoding asciiCompatible(PageEncoding declared) {
        if (declared.kind() == PageEncoding.Kind.USER_DEFINED) {
            return CharsetLabels.encoding("windows-1252").orElseThrow();
        }
        return declared.isUtf16() ? CharsetLabels.encoding("utf-8").orElseThrow() : declared;
    }

    /// The label in the `content` of a `meta`.
    ///
    /// Source: HTML Standard, 2.5.3 "extracting a character encoding from a meta element".
    static Optional<String> labelIn(String content) {
        String lower = content.toLowerCase(Locale.ROOT);
        int place = lower.indexOf("charset");
        while (place >= 0) {
            int next = skipSpace(content, place + "charset".length());
            if (next < content.length() && content.charAt(next) == '=') {
                return labelAt(content, skipSpace(content, next + 1));
            }
            place = lower.indexOf("charset", next);
        }
        return Optional.empty();
    }

    private static Optional<String> labelAt(String content, int start) {
        if (start == content.length()) {
            return Optional.empty();
        }
        char quote = content.charAt(start);
        if (quote == '"' || quote == '\'') {
            int end = content.indexOf(quote, start + 1);
            return end < 0 ? Optional.empty() : Optional.of(content.substring(start + 1, end));
        }
        int end = start;
        while (end < content.length() && content.charAt(end) != ';' && !isSpace(content.charAt(end))) {
            end++;
        }
        return Optional.of(content.substring(start, end));
    }

    private static int skipSpace(String text, int from) {
        int place = from;
        while (place < text.length() && isSpace(text.charAt(place))) {
            place++;
        }
        return place;
    }

    private String name() {
        int start = at;
        while (at < page.length() && charAt(at) != '>' && charAt(at) != '/' && !isSpace(charAt(at))) {
            at++;
        }
        return page.substring(start, at).toLowerCase(Locale.ROOT);
    }

    /// @param name empty if there is none any more
    private record Attribute(String name, String value) {
        boolean isEmpty() {
            return name.isEmpty();
        }
    }

    private Attribute attribute() {
        while (at < page.length() && (isSpace(charAt(at)) || charAt(at) == '/')) {
            at++;
        }
        if (at >= page.length() || charAt(at) == '>') {
            at++;
            return new Attribute("", "");
        }
        int start = at++;
        while (at < page.length() && "=/>".indexOf(charAt(at)) < 0 && !isSpace(charAt(at))) {
            at++;
        }
        String name = page.substring(start, at).toLowerCase(Locale.ROOT);
        int sign = skipSpace(page, at);
        if (charAt(sign) != '=') {
            return new Attribute(name, "");
        }
        at = skipSpace(page, sign + 1);
        return new Attribute(name, value());
    }

    private String value() {
        char quote = charAt(at);
        if (quote == '"' || quote == '\'') {
            int start = at + 1;
            int end = page.indexOf(quote, start);
            at = end < 0 ? page.length() : end + 1;
            // what never ends is no value
            return end < 0 ? "" : page.substring(start, end);
        }
        int start = at;
        while (at < page.length() && charAt(at) != '>' && !isSpace(charAt(at))) {
            at++;
        }
        return page.substring(start, at);
    }

    /// Where the end tag begins that closes an element of mere text.
    private int endOfText(String name) {
        for (int end = at; (end = page.indexOf("</", end)) >= 0; end += 2) {
            char next = charAt(end + 2 + name.length());
            if (page.regionMatches(true, end + 2, name, 0, name.length())
                    && (next == '>' || next == '/' || isSpace(next))) {
                return end;
            }
        }
        return page.length();
    }

    private int behind(String end, int from) {
        int found = page.indexOf(end, from);
        return found < 0 ? page.length() : found + end.length();
    }

    /// 0 beyond the end.
    private char charAt(int index) {
        return index < page.length() ? page.charAt(index) : 0;
    }

    private boolean isLetter(int index) {
        char letter = charAt(index);
        return letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
    }

    private static boolean isSpace(char character) {
        return SPACE.indexOf(character) >= 0;
    }
}
