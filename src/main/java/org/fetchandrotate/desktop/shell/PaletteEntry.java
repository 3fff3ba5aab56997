package org.fetchandrotate.desktop.shell;

import java.util.Arrays;
import java.util.Locale;

/// Something that the window can do, to be found by its words.
///
/// @param words such as `View › Theme › Dark`
/// @param keys that do the same, as the system writes them; may be empty
record PaletteEntry(String words, String keys, Runnable action) {
    /// Whether every word of a text begins or continues a word here, in any case and order.
    boolean matches(String text) {
        String mine = words.toLowerCase(Locale.ROOT);
        return Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .allMatch(mine::contains);
    }
}
