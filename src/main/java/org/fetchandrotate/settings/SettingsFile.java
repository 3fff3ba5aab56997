package org.fetchandrotate.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.settings.IniDocument.Option;
import org.fetchandrotate.settings.SettingKey.Kind;
import org.fetchandrotate.url.ProxyUrl;
import org.jspecify.annotations.Nullable;

/// A `config.ini` in memory: its values, and every comment, blank line and unknown key as it stood. Immutable; each
/// change gives a new one. The format is that of Python's ConfigParser; of its interpolation only `%%` for `%` is
/// known.
public final class SettingsFile {
    /// Python's ConfigParser would put another key's value there.
    private static final Pattern REFERENCE = Pattern.compile("(?<!%)(?:%%)*%\\(");

    private final String name;
    private final IniDocument document;
    private final Map<SettingKey, String> texts;
    private final Settings settings;

    private SettingsFile(String name, IniDocument document) throws SettingsException {
        this.name = name;
        this.document = document;
        this.texts = textsOf(document);
        List<String> findings = findings();
        if (!findings.isEmpty()) {
            throw new SettingsException(findings);
        }
        this.settings = new SettingsMapping(texts).settings();
    }

    /// Reads a file; one that is missing is as good as empty.
    ///
    /// @throws SettingsException if it can't be read, isn't of the format, or has a bad value: all its findings at
    ///     once
    public static SettingsFile load(Path file) throws SettingsException {
        return new SettingsFile(
                file.toString(), new IniDocument(TextFile.read(file).orElse(TextFile.EMPTY)));
    }

    /// The values as the rest of the program takes them.
    public Settings settings() {
        return settings;
    }

    /// The text of one value, in one line: what stands in the file, else the default.
    public String text(SettingKey key) {
        String text = texts.get(key);
        return text == null ? key.defaultText() : text;
    }

    /// This file with one value changed where it stands, else added below a comment that shows the key, else at the
    /// end of `[DEFAULT]`.
    ///
    /// @throws SettingsException if the value isn't allowed, by itself or beside the others
    public SettingsFile with(SettingKey key, String value) throws SettingsException {
        String stripped = value.strip();
        Optional<String> finding = key.finding(stripped);
        if (finding.isPresent()) {
            throw new SettingsException(List.of("%s = %s: %s".formatted(key.key(), stripped, finding.get())));
        }
        return document.option(key.key()).isPresent() && text(key).equals(stripped)
                ? this
                : new SettingsFile(name, document.with(key.key(), stripped.replace("%", "%%")));
    }

    /// This file without that key, so that its default holds.
    ///
    /// @throws SettingsException if the default doesn't go with the other values
    public SettingsFile without(SettingKey key) throws SettingsException {
        return new SettingsFile(name, document.without(key.key()));
    }

    /// The values that were changed from another file to this one, put into a third: one that somebody else made of
    /// the same. All else in it stays as it is.
    ///
    /// @param base what both sides started from
    /// @param theirs what the other side made of it
    /// @throws SettingsException if a changed value doesn't go with what the other side changed
    public SettingsFile onto(SettingsFile base, SettingsFile theirs) throws SettingsException {
        if (theirs.equals(base)) {
            return this;
        }
        SettingsFile merged = theirs;
        for (SettingKey key : SettingKey.values()) {
            @Nullable String ours = texts.get(key);
            if (!Objects.equals(ours, base.texts.get(key))) {
                merged = ours == null ? merged.without(key) : merged.with(key, ours);
            }
        }
        return merged;
    }

    /// Whether both are the same text.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SettingsFile settingsFile && document.file().equals(settingsFile.document.file());
    }

    @Override
    public int hashCode() {
        return document.file().hashCode();
    }

    /// Writes the file whole: to a temporary file beside it, then moved over it.
    public void save(Path file) throws IOException {
        document.file().save(file);
    }

    /// The values in force, one `key = value` a line, in the order of [SettingKey].
    public List<String> lines() {
        return Arrays.stream(SettingKey.values())
                .map(key -> line(key, text(key)))
                .toList();
    }

    /// The same as a run records it: without a proxy's user and password.
    public List<String> recorded() {
        return Arrays.stream(SettingKey.values())
                .map(key -> line(key, key == SettingKey.PROXY ? ProxyUrl.redacted(text(key)) : text(key)))
                .toList();
    }

    private static String line(SettingKey key, String text) {
        return key.key() + " = " + text;
    }

    /// What a careful user wants to know though it does no harm: keys of `[DEFAULT]` that mean nothing to the
    /// program, one line each, with file and line.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Option option : document.options()) {
            if (SettingKey.ofKey(option.key()).isEmpty()) {
                notes.add("%s:%d: %s: unknown key, ignored".formatted(name, option.first() + 1, option.key()));
            }
        }
        return notes;
    }

    private static Map<SettingKey, String> textsOf(IniDocument document) {
        Map<SettingKey, String> texts = new EnumMap<>(SettingKey.class);
        for (SettingKey key : SettingKey.values()) {
            document.option(key.key()).ifPresent(option -> texts.put(key, oneLine(key, option)));
        }
        return texts;
    }

    private static String oneLine(SettingKey key, Option option) {
        if (key.kind() == Kind.KEYWORDS) {
            return String.join(", ", ValueText.keywords(unescape(String.join(",", option.raw()))));
        }
        return unescape(String.join(" ", option.raw())).strip();
    }

    private static String unescape(String raw) {
        return raw.replace("%%", "%");
    }

    private List<String> findings() {
        List<Located> findings = new ArrayList<>();
        document.findings()
                .forEach(finding -> findings.add(new Located(
                        finding.line(),
                        document.file().lines().get(finding.line()).text().strip(),
                        finding.reason())));
        for (SettingKey key : SettingKey.values()) {
            document.option(key.key())
                    .ifPresent(
                            option -> findingOf(key, option).ifPresent(reason -> findings.add(located(key, reason))));
        }
        if (findings.isEmpty()) {
            new SettingsMapping(texts)
                    .overlaps()
                    .forEach(overlap -> findings.add(located(overlap.key(), overlap.reason())));
        }
        return findings.stream()
                .sorted((left, right) -> Integer.compare(left.line(), right.line()))
                .map(finding -> finding.describe(name))
                .toList();
    }

    private Optional<String> findingOf(SettingKey key, Option option) {
        return REFERENCE.matcher(String.join(" ", option.raw())).find()
                ? Optional.of("must not refer to other keys; write %% for a percent sign")
                : key.finding(text(key));
    }

    private Located located(SettingKey key, String reason) {
        // the line may be missing: a default can conflict with a value given for another key
        int line = document.option(key.key()).map(Option::first).orElse(-1);
        return new Located(line, key.key() + " = " + text(key), reason);
    }

    /// @param line from 0; -1 = none
    private record Located(int line, String text, String reason) {
        String describe(String file) {
            String place = line < 0 ? file : file + ":" + (line + 1);
            String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
            return "%s: %s: %s".formatted(place, shown, reason);
        }
    }
}
