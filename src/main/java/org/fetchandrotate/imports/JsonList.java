package org.fetchandrotate.imports;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.settings.Offer;
import org.fetchandrotate.settings.WebsiteFinding;

/// Addresses in JSON: in every object that has one, at any depth, and texts that stand alone in a list. The
/// bookmarks of browsers are such.
final class JsonList {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final List<String> ADDRESSES = List.of("url", "URL", "image_url", "imageUrl", "uri", "link", "href");
    private static final List<String> CAPTIONS =
            List.of("caption", "CAPTION", "text", "TEXT", "title", "name", "alt", "description");
    private static final int MOST_QUOTED = 200;

    private JsonList() {}

    /// An object that is being read. The first of the names that it has counts.
    private static final class Frame {
        private int addressRank = Integer.MAX_VALUE;
        private int captionRank = Integer.MAX_VALUE;
        private int line;
        private String address = "";
        private String caption = "";

        void take(String name, String text, int at) {
            int rank = ADDRESSES.indexOf(name);
            if (rank >= 0 && rank < addressRank && !text.isBlank()) {
                addressRank = rank;
                address = text;
                line = at;
            }
            int words = CAPTIONS.indexOf(name);
            if (words >= 0 && words < captionRank && !text.isBlank()) {
                captionRank = words;
                caption = text;
            }
        }
    }

    /// Whether a text is one JSON value, from its start to its end.
    static boolean isWhole(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException _) {
            return false;
        }
    }

    /// The first address in a text.
    static Optional<String> address(String text) {
        return read(text).stream()
                .filter(offer -> offer.finding().isEmpty())
                .map(Offer::text)
                .findFirst();
    }

    /// A value a line; each line that holds no address is told of.
    static List<Offer> readLines(String text) {
        List<Offer> offers = new ArrayList<>();
        int line = 0;
        for (String content : text.lines().toList()) {
            line++;
            if (content.isBlank()) {
                continue;
            }
            List<Offer> found = new ArrayList<>();
            boolean whole = read(content, line, found);
            if (!whole) {
                offers.add(Offer.refused(line, quoted(content), WebsiteFinding.DAMAGED));
            } else if (found.isEmpty()) {
                offers.add(Offer.refused(line, quoted(content), WebsiteFinding.NO_ADDRESS));
            } else {
                offers.addAll(found);
            }
        }
        return offers;
    }

    static List<Offer> read(String text) {
        List<Offer> offers = new ArrayList<>();
        read(text, 1, offers);
        return offers;
    }

    /// @param firstLine the number of the text's first line
    /// @return false if it is damaged; of a text of several lines, that is among the offers then
    private static boolean read(String text, int firstLine, List<Offer> offers) {
        Deque<Frame> frames = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                int line = firstLine + parser.currentTokenLocation().getLineNr() - 1;
                switch (token) {
                    case START_OBJECT -> frames.push(new Frame());
                    case END_OBJECT -> {
                        Frame frame = frames.pop();
                        if (!frame.address.isEmpty()) {
                            offers.add(Offer.of(frame.line, frame.address, frame.caption));
                        }
                    }
                    case VALUE_STRING -> {
                        if (!parser.getParsingContext().inObject()) {
                            addAlone(parser.getText(), frames.isEmpty(), line, offers);
                        } else if (!frames.isEmpty()) {
                            frames.peek().take(parser.currentName(), parser.getText(), line);
                        }
                    }
                    default -> {}
                }
            }
            return true;
        } catch (IOException e) {
            if (text.indexOf('\n') >= 0) {
                int line = lineOf(e);
                String content = text.lines().skip(line - 1L).findFirst().orElse("");
                offers.add(Offer.refused(firstLine + line - 1, quoted(content), WebsiteFinding.DAMAGED));
            }
            return false;
        }
    }

    private static int lineOf(IOException broken) {
        return broken instanceof JsonProcessingException json && json.getLocation() != null
                ? Math.max(json.getLocation().getLineNr(), 1)
                : 1;
    }

    /// A text in a list: of a list of texts an address, of a list within an object anything.
    private static void addAlone(String text, boolean outermost, int line, List<Offer> offers) {
        if (outermost) {
            offers.add(Offer.of(line, text, ""));
        }
    }

    private static String quoted(String text) {
        return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED);
    }
}
