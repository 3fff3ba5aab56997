package org.fetchandrotate.model;

import java.time.Duration;
import java.util.List;

/// Everything a user can set, valid and complete. Immutable. Keys, ranges and texts are `settings.SettingKey`'s;
/// the defaults here are those of a `config.ini` that leaves everything out.
///
/// @param maxImages how many images a run aims at, over all websites; at least 1
/// @param files where things lie in the workspace
/// @param network how to ask
/// @param filter what to leave out
/// @param rotation by how much to rotate
/// @param jpegUnaligned what to do with a JPEG that can't be rotated losslessly
/// @param reuse whether what earlier runs did counts
/// @param pages how far to go for pictures
public record Settings(
        int maxImages,
        Files files,
        Network network,
        Filter filter,
        Rotation rotation,
        JpegUnaligned jpegUnaligned,
        Reuse reuse,
        Pages pages) {

    public static final Settings DEFAULTS = new Settings(
            100,
            Files.DEFAULTS,
            Network.DEFAULTS,
            Filter.DEFAULTS,
            Rotation.HALF_TURN,
            JpegUnaligned.REENCODE,
            Reuse.PREVIOUS_RUNS,
            Pages.DEFAULTS);

    public Settings withMaxImages(int wanted) {
        return new Settings(wanted, files, network, filter, rotation, jpegUnaligned, reuse, pages);
    }

    public Settings withNetwork(Network wanted) {
        return new Settings(maxImages, files, wanted, filter, rotation, jpegUnaligned, reuse, pages);
    }

    public Settings withRotation(Rotation wanted) {
        return new Settings(maxImages, files, network, filter, wanted, jpegUnaligned, reuse, pages);
    }

    public Settings withJpegUnaligned(JpegUnaligned wanted) {
        return new Settings(maxImages, files, network, filter, rotation, wanted, reuse, pages);
    }

    public Settings withReuse(Reuse wanted) {
        return new Settings(maxImages, files, network, filter, rotation, jpegUnaligned, wanted, pages);
    }

    public Settings withPages(Pages wanted) {
        return new Settings(maxImages, files, network, filter, rotation, jpegUnaligned, reuse, wanted);
    }

    /// How far to go for pictures.
    ///
    /// @param follow which further pages of a listed site are read when its own have too few pictures
    /// @param render whether an installed browser builds pages that are made by scripts
    /// @param cssImages which images of styles count
    public record Pages(Follow follow, Render render, CssImages cssImages) {
        public static final Pages DEFAULTS = new Pages(Follow.NONE, Render.AUTO, CssImages.INLINE);
    }

    /// Which images of styles count.
    public enum CssImages {
        /// Those of `style` attributes.
        INLINE,
        /// Those of `style` elements and linked sheets as well: mostly patterns and sprites.
        ALL
    }

    /// When a browser builds a page.
    public enum Render {
        /// If the page offers next to nothing while carrying scripts.
        AUTO,
        NEVER,
        ALWAYS
    }

    /// Which further pages are read.
    ///
    /// @param code as in `config.ini`
    /// @param levels how many links away from the listed page; 0 for what goes on with it alone; negative for none
    public record Follow(String code, int levels) {
        public static final Follow NONE = new Follow("none", -1);
        public static final Follow PAGES = new Follow("pages", 0);

        /// `none`, `pages`, or a number of levels.
        ///
        /// @throws NumberFormatException if it is none of those
        public static Follow of(String code) {
            return switch (code) {
                case "none" -> NONE;
                case "pages" -> PAGES;
                default -> new Follow(code, Integer.parseInt(code));
            };
        }
    }

    /// Whether an image that an earlier run left intact on disk counts without a request.
    public enum Reuse {
        PREVIOUS_RUNS,
        NOTHING
    }

    /// Whether robots.txt is asked and obeyed.
    public enum Robots {
        RESPECTED,
        IGNORED
    }

    /// Whether loopback, link-local and private addresses can be reached through links of a page.
    public enum PrivateAddresses {
        ONLY_LISTED_HOSTS,
        ALLOWED
    }

    /// Names inside the workspace; relative ones are relative to the folder of `config.ini`.
    public record Files(
            String websiteList, String database, String logFolder, String originalFolder, String rotatedFolder) {
        public static final Files DEFAULTS = new Files("input.txt", "db/imgs.db", "log", "img-original", "img-rotated");
    }

    /// How to ask servers.
    ///
    /// @param userAgent the `User-Agent` header
    /// @param timeout the longest wait for a connection, and for the first byte and each next part of an answer
    /// @param connections open requests at most, over all hosts
    /// @param connectionsPerHost open requests to one host at most, or [#AUTOMATIC]
    /// @param retries further tries after one that failed for a passing reason
    /// @param hostDelay the least time between the starts of two requests to one host
    /// @param minThroughput the least bytes a second of a body; 0 = any
    /// @param maxRetryAfter the longest that a host's wish to be left alone is waited out
    /// @param proxy [#SYSTEM_PROXY], [#NO_PROXY] or the URL of one
    public record Network(
            String userAgent,
            Duration timeout,
            int connections,
            int connectionsPerHost,
            int retries,
            Duration hostDelay,
            long minThroughput,
            Duration maxRetryAfter,
            Robots robots,
            PrivateAddresses privateAddresses,
            String proxy) {
        /// As the usual variables of the environment say, else the desktop's settings.
        public static final String SYSTEM_PROXY = "system";

        /// As many requests to a host at once as it answers well.
        public static final int AUTOMATIC = 0;

        /// Always directly.
        public static final String NO_PROXY = "none";

        public static final Network DEFAULTS = new Network(
                "Mozilla/5.0 (compatible; FetchAndRotate/1.0)",
                Duration.ofSeconds(2),
                64,
                6,
                2,
                Duration.ZERO,
                1 << 10,
                Duration.ofSeconds(60),
                Robots.RESPECTED,
                PrivateAddresses.ONLY_LISTED_HOSTS,
                Network.SYSTEM_PROXY);
    }

    /// What to leave out.
    ///
    /// @param excludeKeywords an image whose path or query has one of these, in any case, is no candidate
    /// @param minWidth pixels; 0 = any
    /// @param minHeight pixels; 0 = any
    /// @param maxImageBytes of a body
    /// @param maxImagePixels width × height × frames
    public record Filter(
            List<String> excludeKeywords, int minWidth, int minHeight, long maxImageBytes, long maxImagePixels) {
        public static final Filter DEFAULTS = new Filter(
                List.of("adServer", "scorecardresearch.com", "1px", "avatar", "profile", "logo", "static", ".svg"),
                0,
                0,
                64L << 20,
                178_000_000L);

        public Filter {
            excludeKeywords = List.copyOf(excludeKeywords);
        }
    }
}
