package org.fetchandrotate.settings;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Settings.PrivateAddresses;
import org.fetchandrotate.model.Settings.Reuse;
import org.fetchandrotate.model.Settings.Robots;

/// Every key of `config.ini`: the single place that knows its name, unit, range and kind. Its default is that of
/// [Settings], as people write it. The original program's eight come first.
public enum SettingKey {
    MAX_IMG_COUNT(all -> ValueText.ofWholeNumber(all.maxImages()), "images", ValueRule.wholeNumber(1, 1_000_000)),
    USER_AGENT(all -> all.network().userAgent(), "", ValueRule.of(Kind.TEXT)),
    REQUEST_TIMEOUT(
            all -> ValueText.ofSeconds(all.network().timeout()),
            "seconds",
            ValueRule.seconds(Duration.ofMillis(50), Duration.ofHours(1))),
    INPUT_FILENAME(all -> all.files().websiteList(), "", ValueRule.of(Kind.PATH)),
    DB_FILEPATH(all -> all.files().database(), "", ValueRule.of(Kind.PATH)),
    LOG_DIRNAME(all -> all.files().logFolder(), "", ValueRule.of(Kind.PATH)),
    DOWNLOAD_DIRNAME(all -> all.files().originalFolder(), "", ValueRule.of(Kind.PATH)),
    OUTPUT_DIRNAME(all -> all.files().rotatedFolder(), "", ValueRule.of(Kind.PATH)),
    ROTATION(all -> all.rotation().code(), "", ValueRule.choice(Rotation.values(), Rotation::code)),
    EXCLUDE_KEYWORDS(all -> String.join(", ", all.filter().excludeKeywords()), "", ValueRule.of(Kind.KEYWORDS)),
    FOLLOW(all -> all.pages().follow().code(), "", ValueRule.choice("none", "pages", "1", "2", "3", "4", "5")),
    RENDER(
            all -> ValueText.ofWord(all.pages().render()),
            "",
            ValueRule.choice(Settings.Render.values(), ValueText::ofWord)),
    CSS_IMAGES(
            all -> ValueText.ofWord(all.pages().cssImages()),
            "",
            ValueRule.choice(Settings.CssImages.values(), ValueText::ofWord)),
    MIN_WIDTH(all -> ValueText.ofWholeNumber(all.filter().minWidth()), "pixels", ValueRule.wholeNumber(0, 1_000_000)),
    MIN_HEIGHT(all -> ValueText.ofWholeNumber(all.filter().minHeight()), "pixels", ValueRule.wholeNumber(0, 1_000_000)),
    MAX_IMAGE_BYTES(all -> ValueText.ofBytes(all.filter().maxImageBytes()), "bytes", ValueRule.bytes(1 << 10, 1 << 30)),
    MAX_IMAGE_PIXELS(
            all -> ValueText.ofWholeNumber(all.filter().maxImagePixels()),
            "pixels",
            ValueRule.wholeNumber(1, 2_000_000_000)),
    CONNECTIONS(
            all -> ValueText.ofWholeNumber(all.network().connections()), "requests", ValueRule.wholeNumber(1, 1_000)),
    CONNECTIONS_PER_HOST(
            all -> ValueText.ofWholeNumberOrAuto(all.network().connectionsPerHost()),
            "requests",
            ValueRule.wholeNumberOrAuto(1, 1_000)),
    RETRIES(all -> ValueText.ofWholeNumber(all.network().retries()), "tries", ValueRule.wholeNumber(0, 20)),
    HOST_DELAY(
            all -> ValueText.ofSeconds(all.network().hostDelay()),
            "seconds",
            ValueRule.seconds(Duration.ZERO, Duration.ofHours(1))),
    MIN_THROUGHPUT(all -> ValueText.ofBytes(all.network().minThroughput()), "bytes", ValueRule.bytes(0, 1 << 30)),
    MAX_RETRY_AFTER(
            all -> ValueText.ofSeconds(all.network().maxRetryAfter()),
            "seconds",
            ValueRule.seconds(Duration.ZERO, Duration.ofHours(24))),
    RESPECT_ROBOTS(all -> ValueText.ofYesNo(all.network().robots() == Robots.RESPECTED), "", ValueRule.of(Kind.YES_NO)),
    ALLOW_PRIVATE_ADDRESSES(
            all -> ValueText.ofYesNo(all.network().privateAddresses() == PrivateAddresses.ALLOWED),
            "",
            ValueRule.of(Kind.YES_NO)),
    PROXY(all -> all.network().proxy(), "", ValueRule.of(Kind.PROXY)),
    REUSE_PREVIOUS(all -> ValueText.ofYesNo(all.reuse() == Reuse.PREVIOUS_RUNS), "", ValueRule.of(Kind.YES_NO)),
    JPEG_UNALIGNED(
            all -> all.jpegUnaligned().code(), "", ValueRule.choice(JpegUnaligned.values(), JpegUnaligned::code));

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

    @SuppressWarnings("ImmutableEnumChecker") // reads what it is given
    private final Function<Settings, String> text;

    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
    private final ValueRule rule;

    /// @param text what `config.ini` says where these settings hold
    SettingKey(Function<Settings, String> text, String unit, ValueRule rule) {
        this.text = text;
        this.unit = unit;
        this.rule = rule;
    }

    /// The key as it stands in the file.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The value that holds where the file has none.
    public String defaultText() {
        return text.apply(Settings.DEFAULTS);
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
    public Optional<String> finding(String value) {
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
