package org.fetchandrotate.imports;

import java.util.regex.Pattern;

/// Tells by a text's beginning what kind of list it is; what fits nothing is plain text.
final class Recognition {
    private static final int HEAD = 64 * 1024;

    private static final Pattern BOOKMARKS =
            Pattern.compile("\\s*<!DOCTYPE\\s+NETSCAPE-Bookmark-file-1", Pattern.CASE_INSENSITIVE);
    private static final Pattern HTML = Pattern.compile(
            "\\s*<(?:!--|(?:!doctype|html|head|body|meta|title|a|p|div|ul|ol|table|dl|h[1-6]|article|section|main|img)\\b)",
            Pattern.CASE_INSENSITIVE);

    /// An option of a download: indented below its address.
    private static final Pattern ARIA2 = Pattern.compile(
            "(?m)^(?:https?|ftp)://\\S[^\\r\\n]*\\R[ \\t]+(?:out|dir|checksum|referer|header|user-agent|split|gid|continue"
                    + "|max-[a-z-]+|http-[a-z-]+|all-proxy|pause)=");

    private static final Pattern MARKDOWN =
            Pattern.compile("(?m)\\]\\(\\s*<?https?://|^ {0,3}\\[[^\\]\\r\\n]+\\]:\\s*<?https?://"
                    + "|^[ \\t]*(?:[-*+]|\\d{1,9}[.)])[ \\t]+<?https?://|^[ \\t]*<https?://");

    /// Unlike a Markdown link, which begins alike.
    private static final Pattern ARRAY = Pattern.compile("\\[\\s*[\\[{\"\\]]");

    private Recognition() {}

    static ListFormat of(String text) {
        String head = text.substring(0, Math.min(text.length(), HEAD));
        String start = head.stripLeading();
        if (BOOKMARKS.matcher(head).lookingAt()) {
            return ListFormat.BOOKMARKS;
        }
        if (start.startsWith("{")) {
            return ofJson(text);
        }
        if (ARRAY.matcher(start).lookingAt()) {
            return ListFormat.JSON;
        }
        if (HTML.matcher(head).lookingAt()) {
            return ListFormat.HTML;
        }
        if (ARIA2.matcher(head).find()) {
            return ListFormat.ARIA2;
        }
        return TableList.separator(text)
                .map(separator -> separator == '\t' ? ListFormat.TSV : ListFormat.CSV)
                .orElseGet(() -> MARKDOWN.matcher(head).find() ? ListFormat.MARKDOWN : ListFormat.TEXT);
    }

    private static ListFormat ofJson(String text) {
        String first = text.lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("")
                .strip();
        boolean alone = first.length() == text.strip().length();
        if (JsonList.isWhole(first) && (!alone || JsonList.address(first).isPresent())) {
            return ListFormat.JSON_LINES;
        }
        boolean bookmarks = text.contains("\"roots\"") || text.contains("\"placesRoot\"");
        return bookmarks ? ListFormat.BOOKMARKS : ListFormat.JSON;
    }
}
