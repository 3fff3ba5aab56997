package org.fetchandrotate.settings;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// What one line of an `input.txt` means.
sealed interface WebsiteLine {
    /// A comment or a blank line.
    record Comment() implements WebsiteLine {}

    record Listed(WebUrl url, Use use) implements WebsiteLine {}

    /// Neither a comment nor a website.
    record Invalid(WebsiteFinding finding) implements WebsiteLine {}

    /// @param folder what paths that begin with `./` or `../` are relative to; empty where there is none
    static WebsiteLine parse(String line, Optional<Path> folder) {
        String text = line.strip();
        if (Syntax.RELATIVE.matcher(text).lookingAt()) {
            return folder.flatMap(list -> Syntax.below(list, text))
                    .<WebsiteLine>map(url -> new Listed(url, Use.ON))
                    .orElseGet(() -> new Invalid(WebsiteFinding.NO_ADDRESS));
        }
        if (text.isEmpty() || text.startsWith(";")) {
            return new Comment();
        }
        if (text.startsWith("#")) {
            return Syntax.SCHEME.matcher(text.substring(1)).lookingAt()
                    ? FileUrl.parseListed(text.substring(1))
                            .<WebsiteLine>map(url -> new Listed(url, Use.OFF))
                            .orElseGet(Comment::new)
                    : new Comment();
        }
        return Syntax.finding(text)
                .<WebsiteLine>map(Invalid::new)
                .or(() -> Syntax.address(text).map(url -> new Listed(url, Use.ON)))
                .orElseGet(() -> new Invalid(WebsiteFinding.NO_ADDRESS));
    }

    /// How people write addresses.
    final class Syntax {
        static final Pattern SCHEME = Pattern.compile("https?://|file:/", Pattern.CASE_INSENSITIVE);

        private static final Pattern FILE = Pattern.compile("file:/", Pattern.CASE_INSENSITIVE);

        /// A path of this machine, from its root or from the user's own folder.
        private static final Pattern PATH =
                Pattern.compile(File.separatorChar == '\\' ? "[A-Za-z]:[\\\\/]|~[\\\\/]" : "/(?!/)|~/");

        private static final Pattern RELATIVE =
                Pattern.compile(File.separatorChar == '\\' ? "\\.{1,2}[\\\\/]" : "\\.{1,2}/");

        private static final Pattern ANY_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:(?!\\d{1,5}(?:[/?#]|$)).*");
        private static final Pattern SECOND_ADDRESS =
                Pattern.compile("\\s(?:https?://|www\\.)", Pattern.CASE_INSENSITIVE);
        private static final Pattern TRAILING_COMMENT = Pattern.compile("\\s[#;]");

        /// A domain with a dot, an IPv6 address, `localhost`, or any name with a port: a lone word is hardly meant.
        private static final Pattern BARE_HOST = Pattern.compile(
                "(?:[^\\s/?#:]+\\.[^\\s/?#:]+|\\[[0-9A-Fa-f:.]+]|localhost|[^\\s/?#:]+(?=:\\d))(?::\\d{1,5})?(?:[/?#].*)?",
                Pattern.CASE_INSENSITIVE);

        /// With a scheme it would be a user name.
        private static final Pattern MAIL_ADDRESS = Pattern.compile("[^\\s/?#:@]+@[^\\s/?#:@]+");

        private Syntax() {}

        static Optional<WebsiteFinding> finding(String text) {
            if (SECOND_ADDRESS.matcher(text).find()) {
                return Optional.of(WebsiteFinding.SEVERAL_ADDRESSES);
            }
            if (TRAILING_COMMENT.matcher(text).find()) {
                return Optional.of(WebsiteFinding.TRAILING_COMMENT);
            }
            if (text.startsWith("//") || hasWebScheme(text) || isLocal(text)) {
                return Optional.empty();
            }
            if (ANY_SCHEME.matcher(text).matches()) {
                return Optional.of(WebsiteFinding.OTHER_SCHEME);
            }
            if (MAIL_ADDRESS.matcher(text).matches()) {
                return Optional.of(WebsiteFinding.NO_ADDRESS);
            }
            return BARE_HOST.matcher(text).matches() ? Optional.empty() : Optional.of(WebsiteFinding.NO_ADDRESS);
        }

        static Optional<WebUrl> address(String text) {
            if (PATH.matcher(text).lookingAt()) {
                return path(text).map(FileUrl::of);
            }
            return FileUrl.parseListed(withScheme(text));
        }

        private static Optional<WebUrl> below(Path folder, String text) {
            try {
                return Optional.of(FileUrl.of(folder.resolve(text)));
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }

        private static Optional<Path> path(String text) {
            try {
                return Optional.of(
                        text.startsWith("~")
                                ? Path.of(System.getProperty("user.home"), text.substring(1))
                                : Path.of(text));
            } catch (InvalidPathException _) {
                return Optional.empty();
            }
        }

        private static String withScheme(String text) {
            if (hasWebScheme(text) || isLocal(text)) {
                return text;
            }
            return text.startsWith("//") ? "https:" + text : "https://" + text;
        }

        static boolean isLocal(String text) {
            return FILE.matcher(text).lookingAt()
                    || PATH.matcher(text).lookingAt()
                    || RELATIVE.matcher(text).lookingAt();
        }

        private static boolean hasWebScheme(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.startsWith("http:") || lower.startsWith("https:");
        }
    }
}
