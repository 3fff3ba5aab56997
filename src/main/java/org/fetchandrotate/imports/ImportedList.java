package org.fetchandrotate.imports;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fetchandrotate.settings.Offer;

/// A list that somebody has, read: what it offers, in its order. Immutable.
///
/// @param offers not judged yet: whoever takes them says which are addresses
public record ImportedList(ListFormat format, List<Offer> offers) {
    /// Some hundred thousand lines with their captions. What is larger is refused rather than cut.
    static final int MOST_BYTES = 256 << 20;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    public ImportedList {
        offers = List.copyOf(offers);
    }

    /// Reads a file.
    ///
    /// @throws IOException if it can't be read, is larger than 256 MiB, or is no text; with words for people
    public static ImportedList read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("larger than %d MiB".formatted(MOST_BYTES >> 20));
            }
            return parse(decode(bytes));
        }
    }

    /// Reads a text, such as one that was pasted. What of it is damaged is among the offers, as such.
    public static ImportedList parse(String text) {
        ListFormat format = Recognition.of(text);
        List<Offer> offers = switch (format) {
            case TEXT -> TextLists.read(text);
            case ARIA2 -> TextLists.readAria2(text);
            case CSV, TSV -> TableList.read(text);
            case JSON_LINES -> JsonList.readLines(text);
            case JSON -> JsonList.read(text);
            case BOOKMARKS -> text.stripLeading().startsWith("<") ? LinkLists.readHtml(text) : JsonList.read(text);
            case HTML -> LinkLists.readHtml(text);
            case MARKDOWN -> LinkLists.readMarkdown(text);
        };
        return new ImportedList(
                format,
                format == ListFormat.TEXT
                        ? offers
                        : offers.stream().map(Offer::fromElsewhere).toList());
    }

    /// By its byte order mark, else as UTF-8 if it is that, else as most old files of Windows are.
    private static String decode(byte[] bytes) throws IOException {
        String text;
        if (starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE)) {
            text = new String(bytes, StandardCharsets.UTF_16);
        } else {
            try {
                text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException _) {
                text = new String(bytes, WINDOWS_1252);
            }
        }
        if (text.indexOf('\0') >= 0) {
            throw new IOException("no text, so no list");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }
}
