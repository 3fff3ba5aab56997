package org.fetchandrotate.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Every key of `config.ini`: the single place that knows its name, default, unit, range and kind. The original
/// program's eight come first.
public enum SettingKey {
    MAX_IMG_COUNT("100", "images", ValueRule.wholeNumber(1, 1_000_000)),
    USER_AGENT("Mozilla/5.0 (compatible; FetchAndRotate/1.0)", "", ValueRule.of(Kind.TEXT)),
    REQUEST_TIMEOUT("2", "seconds", ValueRule.seconds(Duration.ofMillis(50), Duration.ofHours(1))),
    INPUT_FILENAME("input.txt", "", ValueRule.of(Kind.PATH)),
    DB_FILEPATH("db/imgs.db", "", ValueRule.of(Kind.PATH)),
    LOG_DIRNAME("log", "", ValueRule.of(Kind.PATH)),
    DOWNLOAD_DIRNAME("img-original", "", ValueRule.of(Kind.PATH)),
    OUTPUT_DIRNAME("img-rotated", "", ValueRule.of(Kind.PATH)),
    ROTATION(
            "180",
            "",
            ValueRule.choice(
                    "90", "180", "270", "upright", "flip-horizontal", "flip-vertical", "transpose", "transverse")),
    EXCLUDE_KEYWORDS(
            "adServer, scorecardresearch.com, 1px, avatar, profile, logo, static, .svg",
            "",
            ValueRule.of(Kind.KEYWORDS)),
    FOLLOW("none", "", ValueRule.choice("none", "pages", "1", "2", "3", "4", "5")),
    RENDER("auto", "", ValueRule.choice("auto", "never", "always")),
    CSS_IMAGES("inline", "", ValueRule.choice("inline", "all")),
    MIN_WIDTH("0", "pixels", ValueRule.wholeNumber(0, 1_000_000)),
    MIN_HEIGHT("0", "pixels", ValueRule.wholeNumber(0, 1_000_000)),
    MAX_IMAGE_BYTES("64 MiB", "bytes", ValueRule.bytes(1 << 10, 1 << 30)),
    MAX_IMAGE_PIXELS("178 million", "pixels", ValueRule.wholeNumber(1, 2_000_000_000)),
    CONNECTIONS("64", "requests", ValueRule.wholeNumber(1, 1_000)),
    CONNECTIONS_PER_HOST("6", "requests", ValueRule.wholeNumberOrAuto(1, 1_000)),
    RETRIES("2", "tries", ValueRule.wholeNumber(0, 20)),
    HOST_DELAY("0", "seconds", ValueRule.seconds(Duration.ZERO, Duration.ofHours(1))),
    MIN_THROUGHPUT("1 KiB", "bytes", ValueRule.bytes(0, 1 << 30)),
    MAX_RETRY_AFTER("60", "seconds", ValueRule.seconds(Duration.ZERO, Duration.ofHours(24))),
    RESPECT_ROBOTS("yes", "", ValueRule.of(Kind.YES_NO)),
    ALLOW_PRIVATE_ADDRESSES("no", "", ValueRule.of(Kind.YES_NO)),
    PROXY("system", "", ValueRule.of(Kind.PROXY)),
    REUSE_PREVIOUS("yes", "", ValueRule.of(Kind.YES_NO)),
    JPEG_UNALIGNED("reencode", "", ValueRule.choice("reencode", "trim", "orientation"));

    /// What sort of value a key has, and so how it is best edited.
    public enum Kind {
        /// `100`, `178_000_000`, `178 million`
        INTEGER,
        /// the same, or `auto`
        INTEGER_OR_AUTO,
        /// `2`, `0.5`
        SECONDS,
        /// printable ASCII
        TEXT,
        /// a file or folder
        PATH,
        /// `64 MiB`, `10MB`, `65536`
        BYTES,
        /// `yes`/`no`, `true`/`false`, `on`/`off`, `1`/`0`
        YES_NO,
        /// one of [SettingKey#choices()]
        CHOICE,
        /// `system`, `none`, `http://user:password@host:3128`, `socks5://host:1080`
        PROXY,
        /// words between commas; none is fine
        KEYWORDS
    }

    private final String defaultText;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
    private final ValueRule rule;

    SettingKey(String defaultText, String unit, ValueRule rule) {
        this.defaultText = defaultText;
        this.unit = unit;
        this.rule = rule;
    }

    /// The key as it stands in the file.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The value that holds where the file has none.
    public String defaultText() {
        return defaultText;
    }

    /// What a number counts, in English: `images`, `seconds`, `pixels`, …; empty if the value is no number.
    public String unit() {
        return unit;
    }

    public Kind kind() {
        return rule.kind();
    }

    /// The least number: whole, or milliseconds for [Kind#SECONDS]; 0 where the value is no number.
    public long min() {
        return rule.min();
    }

    /// The greatest number, likewise.
    public long max() {
        return rule.max();
    }

    /// The words allowed; empty unless the kind is [Kind#CHOICE].
    public List<String> choices() {
        return rule.choices();
    }

    /// What is allowed, in English: the end of a sentence that starts with "must be".
    public String allowed() {
        return rule.allowed();
    }

    /// The key under which the program's texts explain this setting.
    public String helpKey() {
        return "settings." + key() + ".help";
    }

    /// What is wrong with a value, for people; empty if it is allowed. Space around it doesn't count.
    public Optional<String> problem(String value) {
        return rule.accepts(value.strip()) ? Optional.empty() : Optional.of("must be " + allowed());
    }

    /// The setting of that name, in any case.
    public static Optional<SettingKey> ofKey(String key) {
        for (SettingKey setting : values()) {
            if (setting.key().equalsIgnoreCase(key)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }
}
