package org.fetchandrotate.imports;

/// What kinds of lists can be read.
public enum ListFormat {
    /// One address a line, as `input.txt` itself.
    TEXT("text"),
    CSV("CSV"),
    TSV("TSV"),
    JSON_LINES("JSON lines"),
    JSON("JSON"),
    BOOKMARKS("bookmarks"),
    ARIA2("aria2 list"),
    HTML("HTML"),
    MARKDOWN("Markdown");

    private final String words;

    ListFormat(String words) {
        this.words = words;
    }

    /// In English.
    public String words() {
        return words;
    }
}
