package org.fetchandrotate.url;

import java.text.Normalizer;

/// The mapping of UTS 46: which characters a domain may have, and what becomes of the others.
///
/// Source: UTS 46, 5 "IDNA Mapping Table" for Unicode 17.0, without transitional processing and STD3 rules.
final class IdnaMapping {
    private IdnaMapping() {}

    /// Read when the first domain beyond ASCII comes, which few runs see.
    private static final class Table {
        static final UnicodeTable MAPPING = UnicodeTable.load("idna-mapping.txt");
    }

    /// Whether a character may stand in a label that is mapped.
    static boolean isValid(int codePoint) {
        return Table.MAPPING
                .rangeOf(codePoint)
                .filter(range -> range.value().isEmpty())
                .isPresent();
    }

    /// Maps and normalises; characters that aren't allowed stay as they are.
    ///
    /// Source: UTS 46, 4 "Processing", steps 1 and 2.
    static String map(String domain) {
        var mapped = new StringBuilder(domain.length());
        domain.codePoints()
                .forEach(codePoint -> Table.MAPPING
                        .rangeOf(codePoint)
                        .flatMap(UnicodeTable.Range::value)
                        .ifPresentOrElse(value -> appendAll(value, mapped), () -> mapped.appendCodePoint(codePoint)));
        return Normalizer.normalize(mapped, Normalizer.Form.NFC);
    }

    private static void appendAll(String codePoints, StringBuilder mapped) {
        for (String codePoint : codePoints.split(" ")) {
            if (!codePoint.isEmpty()) {
                mapped.appendCodePoint(Integer.parseInt(codePoint, 16));
            }
        }
    }
}
