package org.fetchandrotate.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A word that is looked for in the text of rows, in upper and lower case alike, as SQL. Values are parameters.
///
/// @param text without white space, not empty
record SearchWord(String text) {
    private static final List<String> SEARCHED = List.of("url", "page_url", "alt_text");

    private static final int TRIGRAM = 3;

    /// The words of a text.
    static List<SearchWord> of(String text) {
        return Stream.of(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(SearchWord::new)
                .toList();
    }

    /// What a row of the index of trigrams is made of.
    static String indexedText() {
        return SEARCHED.stream()
                .map(column -> "coalesce(imgs." + column + ", '')")
                .collect(Collectors.joining(" || char(10) || "));
    }

    /// Whether a row has the word, with a question mark for each of [#arguments()].
    String condition() {
        String test = isAscii() ? " LIKE ? ESCAPE '\\'" : " GLOB ?";
        return SEARCHED.stream().map(column -> "imgs." + column + test).collect(Collectors.joining(" OR ", "(", ")"));
    }

    List<String> arguments() {
        String pattern = isAscii() ? likePattern() : globPattern();
        return SEARCHED.stream().map(_ -> pattern).toList();
    }

    /// What any row that has the word has too: three characters each, as the index holds them. Empty for a word
    /// that is too short.
    List<String> trigrams() {
        int[] characters = text.codePoints().toArray();
        List<String> trigrams = new ArrayList<>();
        for (int end = TRIGRAM; end <= characters.length; end++) {
            if (isFoldedAlike(characters[end - 3])
                    && isFoldedAlike(characters[end - 2])
                    && isFoldedAlike(characters[end - 1])) {
                trigrams.add(new String(characters, end - TRIGRAM, TRIGRAM));
            }
        }
        return trigrams.stream().distinct().toList();
    }

    /// Whether SQLite's index and [#globPattern()] make one character of the same upper and lower case. They do in
    /// the alphabets that are written most, but each has characters that the other doesn't know.
    private static boolean isFoldedAlike(int character) {
        return character < 0x80
                || character >= 0xC0 && character <= 0xFE
                || character >= 0x400 && character <= 0x45F
                || !hasCase(character);
    }

    private static boolean hasCase(int character) {
        String text = Character.toString(character);
        return !text.toLowerCase(Locale.ROOT).equals(text.toUpperCase(Locale.ROOT));
    }

    private boolean isAscii() {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private String likePattern() {
        return "%" + text.replaceAll("[%_\\\\]", "\\\\$0") + "%";
    }

    /// LIKE takes upper and lower case for one in ASCII alone (sqlite.org/lang_expr.html#like); GLOB takes sets of
    /// characters.
    private String globPattern() {
        StringBuilder pattern = new StringBuilder("*");
        text.codePoints().forEach(codePoint -> {
            String character = Character.toString(codePoint);
            String lower = character.toLowerCase(Locale.ROOT);
            String upper = character.toUpperCase(Locale.ROOT);
            if ("*?[".contains(character)) {
                pattern.append('[').append(character).append(']');
            } else if (lower.equals(upper) || lower.length() != upper.length()) {
                pattern.append(character);
            } else {
                pattern.append('[').append(lower).append(upper).append(']');
            }
        });
        return pattern.append('*').toString();
    }
}
