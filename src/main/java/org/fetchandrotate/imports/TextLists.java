package org.fetchandrotate.imports;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.settings.Offer;

/// Lists of one address a line.
final class TextLists {
    private TextLists() {}

    static List<Offer> read(String text) {
        List<Offer> offers = new ArrayList<>();
        int line = 0;
        for (String content : lines(text)) {
            line++;
            if (!content.isBlank()) {
                offers.add(Offer.of(line, content, ""));
            }
        }
        return offers;
    }

    /// Addresses with their options below, indented; several of one file with tabs between.
    ///
    /// Source: aria2's manual, "Input File".
    static List<Offer> readAria2(String text) {
        List<Offer> offers = new ArrayList<>();
        int line = 0;
        for (String content : lines(text)) {
            line++;
            boolean option = content.startsWith(" ") || content.startsWith("\t");
            if (!content.isBlank() && !option && !content.startsWith("#")) {
                int end = content.indexOf('\t');
                offers.add(Offer.of(line, end < 0 ? content : content.substring(0, end), ""));
            }
        }
        return offers;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
