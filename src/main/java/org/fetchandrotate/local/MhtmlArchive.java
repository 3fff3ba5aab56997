package org.fetchandrotate.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.jspecify.annotations.Nullable;

/// A page with all that belongs to it in one file. Its parts are known by their number: the names that they give
/// themselves are compared with what the page asks for, and never become names of files. Immutable.
///
/// Source: RFC 2557, and what Chromium and Internet Explorer write.
///
/// @param html the page's bytes, transfer encoding undone
/// @param location the address that the page was saved from; empty if it doesn't tell
/// @param locations the other parts by their `Content-Location`
/// @param ids the other parts by their `Content-ID`
@SuppressWarnings("ArrayRecordComponent") // megabytes, handed over rather than copied, and never compared
public record MhtmlArchive(
        byte[] html,
        Optional<String> contentType,
        Optional<String> location,
        Map<String, Integer> locations,
        Map<String, Integer> ids) {
    private static final Pattern START = Pattern.compile("\\A\\s*[A-Za-z][A-Za-z0-9-]*:[^\\r\\n]*\\R");
    private static final Pattern RELATED =
            Pattern.compile("(?im)^Content-Type:\\s*multipart/(?:related|mixed|alternative)\\b");
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([^\\s\";]+)");
    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxLineLen(1 << 20)
            .setMaxHeaderLen(1 << 20)
            .setMaxPartCount(100_000)
            .setMaxNestingDepth(8)
            .build();

    public MhtmlArchive {
        locations = Map.copyOf(locations);
        ids = Map.copyOf(ids);
    }

    /// Whether a file begins as one.
    public static boolean isOne(byte[] head) {
        String text = new String(head, ISO_8859_1);
        return START.matcher(text).find() && RELATED.matcher(text).find();
    }

    /// The charset that the page's part names.
    public Optional<String> charset() {
        return contentType.map(CHARSET::matcher).filter(Matcher::find).map(matcher -> matcher.group(1));
    }

    /// Reads the page and who its parts are, without their bytes.
    ///
    /// @param most bytes of the page
    /// @throws IOException if it can't be read or holds no page
    public static MhtmlArchive read(Path file, int most) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, most);
        }
    }

    /// The same of an archive that isn't a file.
    public static MhtmlArchive read(InputStream in, int most) throws IOException {
        Index index = new Index(most);
        Parts parts = new Parts(in);
        while (parts.next()) {
            index.add(parts);
        }
        return index.archive();
    }

    /// Does something with the bytes of one part.
    ///
    /// @throws IOException if there is no such part
    static Copy withPart(Path file, int number, Use use) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Parts parts = new Parts(in);
            while (parts.next()) {
                if (parts.number == number) {
                    return use.of(parts.stream.getDecodedInputStream());
                }
            }
        }
        throw new IOException(file + " has no part " + number);
    }

    /// What is done with the bytes of a part.
    interface Use {
        Copy of(InputStream bytes) throws IOException;
    }

    /// Goes from part to part.
    private static final class Parts {
        private final MimeTokenStream stream = new MimeTokenStream(LIMITS);
        private final Map<String, String> fields = new HashMap<>();
        private int number = -1;

        Parts(InputStream in) {
            stream.parse(in);
        }

        /// Goes to the next part with a body; false at the end.
        boolean next() throws IOException {
            try {
                if (number >= 0) {
                    stream.next();
                }
                for (EntityState state = stream.getState(); ; state = stream.next()) {
                    switch (state) {
                        case T_START_BODYPART -> fields.clear();
                        case T_FIELD ->
                            fields.put(
                                    stream.getField().getName().toLowerCase(Locale.ROOT),
                                    stream.getField().getBody().strip());
                        case T_BODY -> {
                            number++;
                            return true;
                        }
                        case T_END_OF_STREAM -> {
                            return false;
                        }
                        default -> {}
                    }
                }
            } catch (MimeException e) {
                throw new IOException("an archive that is damaged: " + e.getMessage(), e);
            }
        }

        Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
        }
    }

    private static final class Index {
        private final int most;
        private final Map<String, Integer> locations = new HashMap<>();
        private final Map<String, Integer> ids = new HashMap<>();
        private byte @Nullable [] html;
        private Optional<String> contentType = Optional.empty();
        private Optional<String> location = Optional.empty();

        Index(int most) {
            this.most = most;
        }

        void add(Parts part) throws IOException {
            String type = part.stream.getBodyDescriptor().getMimeType();
            boolean page = type.equalsIgnoreCase("text/html") || type.equalsIgnoreCase("application/xhtml+xml");
            if (html == null && page) {
                html = part.stream.getDecodedInputStream().readNBytes(most + 1);
                if (html.length > most) {
                    throw new IOException("a page of more than %d MiB".formatted(most >> 20));
                }
                contentType = part.field("content-type");
                location = part.field("content-location");
                return;
            }
            part.field("content-location").ifPresent(place -> locations.putIfAbsent(place, part.number));
            part.field("content-id").ifPresent(id -> ids.putIfAbsent(id.replaceAll("^<|>$", ""), part.number));
        }

        MhtmlArchive archive() throws IOException {
            if (html == null) {
                throw new IOException("an archive without a page");
            }
            return new MhtmlArchive(html, contentType, location, locations, ids);
        }
    }
}
