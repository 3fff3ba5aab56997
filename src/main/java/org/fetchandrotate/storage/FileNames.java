package org.fetchandrotate.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.regex.Pattern;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.url.WebUrl;

/// Names of files and folders made from URLs: safe on every system, and the same whenever they are made. All
/// functions are pure.
///
/// Source of the rule: the original program's `get_filename`; of the characters: Python's
/// `urllib.parse.quote_plus`.
public final class FileNames {
    /// Bytes of UTF-8; with room left for a temporary name below the 255 that most file systems allow.
    static final int MAX_BYTES = 200;

    /// Digits of the URL's SHA-256 that set a name apart.
    static final int HASH_DIGITS = 8;

    private static final String DELIMITER = "--";

    /// Names that Windows takes for devices, whatever follows the first dot. Source: learn.microsoft.com, "Naming
    /// Files, Paths, and Namespaces"
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String KEPT = "_.-~";
    private static final String RESERVED = "/\\:*?\"<>|\u007f";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private FileNames() {}

    /// The name of an image as its URL has it: host, `--`, the path without its leading slash, the query moved in
    /// front of the suffix after `--`; the whole form-encoded as it stands, so that `%20` becomes `%2520`. Its
    /// length isn't limited, and its suffix isn't corrected: see [#fitted].
    public static String of(WebUrl url) {
        String path = url.path().startsWith("/") ? url.path().substring(1) : url.path();
        Optional<String> query = url.query().filter(text -> !text.isEmpty());
        String place = query.isEmpty() ? path : withQuery(path, query.get());
        return harmless(quoted(url.host() + DELIMITER + place));
    }

    /// The name of the folder of a website's images.
    ///
    /// @param host as [WebUrl#host()]
    public static String dirname(String host) {
        String name = harmless(quoted(host));
        return name.length() <= MAX_BYTES
                ? name
                : cut(name, MAX_BYTES - hash(host, HASH_DIGITS).length()) + hash(host, HASH_DIGITS);
    }

    /// The names of a page's images, as a [NamePlan] makes them.
    ///
    /// @param urls all different; kept, not copied
    /// @return as many names in the same order, made when they are asked for: the list needs little memory
    public static List<String> plan(List<WebUrl> urls) {
        NamePlan plan = new NamePlan();
        plan.add(urls);
        plan.complete();
        return new Plan(urls, plan);
    }

    /// A name that says the true format and isn't too long. An alias of the format's suffix stays; otherwise the
    /// true suffix is appended.
    static String fitted(String name, WebUrl url, ImageFormat format) {
        Split split = corrected(name, format);
        String whole = split.stem() + split.suffix();
        return whole.length() <= MAX_BYTES ? whole : shortened(split, hash(url.toString(), HASH_DIGITS));
    }

    /// The same, set apart by the URL's hash.
    ///
    /// @param digits of the hash, 64 at most
    static String fittedApart(String name, WebUrl url, ImageFormat format, int digits) {
        return shortened(corrected(name, format), hash(url.toString(), digits));
    }

    /// A file's name set apart by its URL's hash.
    public static String apart(String name, WebUrl url) {
        return shortened(split(name), hash(url.toString(), HASH_DIGITS));
    }

    /// Whether a file's name already says its format.
    static boolean says(String name, ImageFormat format) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && format.hasSuffix(name.substring(dot + 1));
    }

    /// A place inside a folder, one level down, for any text: what could lead elsewhere, or isn't allowed in names,
    /// is percent-encoded. Names made by this class stay as they are.
    static Path inside(Path folder, String name) {
        StringBuilder safe = new StringBuilder(name.length());
        for (char c : name.toCharArray()) {
            if (c < ' ' || RESERVED.indexOf(c) >= 0) {
                safe.append('%').append(HEX.toHexDigits((byte) c));
            } else {
                safe.append(c);
            }
        }
        try {
            return folder.resolve(harmless(safe.toString()));
        } catch (InvalidPathException _) {
            // not all systems can write all of Unicode
            return folder.resolve(harmless(quoted(name)));
        }
    }

    private static String withQuery(String path, String query) {
        int dot = path.lastIndexOf('.');
        int start = path.lastIndexOf('/') + 1;
        // as Python's PurePath.suffix: no dot at the name's start or end begins one
        boolean suffixed = dot > start && dot < path.length() - 1;
        return suffixed ? path.substring(0, dot) + DELIMITER + query + path.substring(dot) : path + DELIMITER + query;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c == ' ') {
                quoted.append('+');
            } else if (isAsciiLetterOrDigit(c) || KEPT.indexOf(c) >= 0) {
                quoted.append(c);
            } else {
                quoted.append('%').append(HEX.toHexDigits(b));
            }
        }
        return quoted.toString();
    }

    private static boolean isAsciiLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /// Percent-encodes one character where a name would mean something else to a system. Quoted text never has
    /// these escapes, so no two names become the same.
    private static String harmless(String name) {
        if (name.isEmpty()) {
            return "%";
        }
        char last = name.charAt(name.length() - 1);
        if (last == '.' || last == ' ') {
            name = name.substring(0, name.length() - 1) + '%' + HEX.toHexDigits((byte) last);
        }
        if (DEVICE.matcher(name).matches()) {
            name = '%' + HEX.toHexDigits((byte) name.charAt(0)) + name.substring(1);
        }
        return name;
    }

    /// A suffix counts only if it is an image's: the rest of an address may well end in a dot and something.
    static Split split(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && ImageFormat.ofSuffix(name.substring(dot + 1)).isPresent()
                ? new Split(name.substring(0, dot), name.substring(dot))
                : new Split(name, "");
    }

    private static Split corrected(String name, ImageFormat format) {
        return says(name, format) ? split(name) : new Split(name, '.' + format.suffix());
    }

    private static String shortened(Split split, String hash) {
        return cut(split.stem(), MAX_BYTES - hash.length() - split.suffix().length()) + hash + split.suffix();
    }

    /// Names are ASCII here, so that characters are bytes. An escape isn't cut in two.
    private static String cut(String stem, int length) {
        if (stem.length() <= length) {
            return stem;
        }
        int escape = stem.lastIndexOf('%', length - 1);
        return stem.substring(0, escape >= 0 && escape > length - 3 ? escape : length);
    }

    private static String hash(String text, int digits) {
        return DELIMITER + Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, digits);
    }

    /// @param suffix with its dot; empty if there is none
    record Split(String stem, String suffix) {
        /// Whether the suffix is one that the program gives.
        boolean isUsual() {
            return !suffix.isEmpty()
                    && ImageFormat.ofSuffix(suffix.substring(1))
                            .filter(format -> suffix.endsWith(format.suffix()))
                            .isPresent();
        }
    }

    /// A list that keeps no names.
    private static final class Plan extends AbstractList<String> implements RandomAccess {
        private final List<WebUrl> urls;
        private final NamePlan plan;

        Plan(List<WebUrl> urls, NamePlan plan) {
            this.urls = urls;
            this.plan = plan;
        }

        @Override
        public String get(int index) {
            return plan.name(index, urls.get(index));
        }

        @Override
        public int size() {
            return urls.size();
        }
    }
}
