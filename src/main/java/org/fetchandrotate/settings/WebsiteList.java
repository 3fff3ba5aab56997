package org.fetchandrotate.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.TextFile.Line;
import org.fetchandrotate.settings.WebsiteLine.Comment;
import org.fetchandrotate.settings.WebsiteLine.Invalid;
import org.fetchandrotate.settings.WebsiteLine.Listed;
import org.fetchandrotate.url.WebUrl;
import org.jspecify.annotations.Nullable;

/// An `input.txt` in memory: one website a line, and every comment and blank line as it stood. A website that is
/// switched off is a line of `#` directly followed by its URL; other lines that start with `#` or `;` are comments.
/// A path that begins with `./` or `../` is relative to the list's folder. A line without scheme, such as
/// `example.org/photos`, means `https`. Immutable; each change gives a new one.
public final class WebsiteList {
    private static final String CAPTION = ";";
    private static final int MOST_OF_A_CAPTION = 1_000;
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final TextFile file;
    private final List<WebsiteLine> lines;

    /// The lines that count, by URL, in order. Of several lines for one URL the first that is switched on counts.
    private final Map<WebUrl, Integer> lineOf = new LinkedHashMap<>();

    /// What its relative paths are relative to.
    private final Optional<Path> folder;

    private WebsiteList(TextFile file, Optional<Path> folder) {
        this.file = file;
        this.folder = folder;
        this.lines = file.lines().stream()
                .map(line -> WebsiteLine.parse(line.text(), folder))
                .toList();
        Map<WebUrl, Integer> counting = new HashMap<>();
        for (Use use : Use.values()) {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i) instanceof Listed listed && listed.use() == use) {
                    counting.putIfAbsent(listed.url(), i);
                }
            }
        }
        counting.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> lineOf.put(entry.getKey(), entry.getValue()));
    }

    /// A list of nothing.
    public static WebsiteList empty() {
        return new WebsiteList(TextFile.EMPTY, Optional.empty());
    }

    /// A list of these, all switched on.
    public static WebsiteList of(List<Website> websites) {
        return empty().withEntries(websites.stream()
                .map(website -> new Entry(website.url(), Use.ON))
                .toList());
    }

    /// Reads a file.
    ///
    /// @throws SettingsException if it is missing or can't be read. Bad lines aren't an error: see [#findings()]
    public static WebsiteList load(Path file) throws SettingsException {
        TextFile text = TextFile.read(file)
                .orElseThrow(() -> new SettingsException(
                        List.of("%s: there is no such file; it must list websites, one a line".formatted(file))));
        return new WebsiteList(text, Optional.ofNullable(file.toAbsolutePath().getParent()));
    }

    /// Reads a text as if it were a file's: one that was pasted or typed.
    public static WebsiteList parse(String text) {
        return new WebsiteList(TextFile.parse(text), Optional.empty());
    }

    /// Reads a text as if it stood in this list.
    public WebsiteList parsed(String text) {
        return new WebsiteList(TextFile.parse(text), folder);
    }

    /// The websites that a run takes, in order, each once.
    public List<Website> enabled() {
        return lineOf.values().stream()
                .filter(line -> entry(line).use() == Use.ON)
                .map(line -> new Website(entry(line).url(), captionOf(line)))
                .toList();
    }

    /// The comment right above an entry, if it begins with a semicolon.
    private String captionOf(int line) {
        String above = line == 0 ? "" : file.lines().get(line - 1).text().strip();
        return above.startsWith(CAPTION) ? above.substring(CAPTION.length()).strip() : "";
    }

    /// Every website, with those switched off, in order, each once.
    public List<Entry> entries() {
        return lineOf.values().stream().map(this::entry).toList();
    }

    private Entry entry(int line) {
        return switch (lines.get(line)) {
            case Listed listed -> new Entry(listed.url(), listed.use());
            case Comment _, Invalid _ -> throw new IllegalStateException("No website on line " + (line + 1));
        };
    }

    /// The lines that are neither comment nor website, and repeated websites.
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String text = file.lines().get(i).text();
            switch (lines.get(i)) {
                case Comment _ -> {}
                case Invalid invalid ->
                    findings.add(new Finding(
                            i + 1, text, invalid.finding(), invalid.finding().reason()));
                case Listed listed -> {
                    if (listed.use() == Use.ON && line(listed.url()) != i) {
                        findings.add(new Finding(
                                i + 1, text, WebsiteFinding.REPEATED, "same as line " + (line(listed.url()) + 1)));
                    }
                }
            }
        }
        return findings;
    }

    private int line(WebUrl url) {
        Integer line = lineOf.get(url);
        return line == null ? -1 : line;
    }

    /// This list with other entries: kept ones keep the comments directly above them, in their new order; those
    /// of removed ones stay where they stood. New ones follow what they follow in `entries`. Lines that repeat a
    /// website go: one would come back to life when the line that counts is removed or switched off.
    ///
    /// @param entries of several for one URL the first counts
    public WebsiteList withEntries(List<Entry> entries) {
        return new WebsiteList(file.withLines(new Rewriting(entries).lines()), folder);
    }

    /// This list with what is offered and new, at its end, each with its caption as a comment above it.
    public Addition with(List<Offer> offers) {
        Set<WebUrl> known = new HashSet<>(lineOf.keySet());
        List<Line> grown = new ArrayList<>(file.lines());
        List<Finding> findings = new ArrayList<>();
        int added = 0;
        int repeated = 0;
        for (Offer offer : offers) {
            WebsiteLine line = offer.finding()
                    .<WebsiteLine>map(WebsiteLine.Invalid::new)
                    .orElseGet(() -> WebsiteLine.parse(offer.text(), folder));
            switch (line) {
                case Comment _ -> {}
                case Invalid(WebsiteFinding finding) ->
                    findings.add(new Finding(offer.line(), offer.text(), finding, finding.reason()));
                case Listed listed
                when known.add(listed.url()) -> {
                    added++;
                    comment(offer.caption()).ifPresent(grown::add);
                    grown.add(file.line((listed.use() == Use.OFF ? "#" : "") + listed.url()));
                }
                case Listed _ -> repeated++;
            }
        }
        WebsiteList list = added == 0 ? this : new WebsiteList(file.withLines(grown), folder);
        return new Addition(list, added, repeated, findings);
    }

    private Optional<Line> comment(String caption) {
        String words = WHITE_SPACE.matcher(caption).replaceAll(" ").strip();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        file.line(CAPTION + " " + words.substring(0, Math.min(words.length(), MOST_OF_A_CAPTION))));
    }

    /// The changes that led from another list to this one, made to a third: one that somebody else made of the
    /// same. Comments and blank lines are those of the third.
    ///
    /// @param base what both sides started from
    /// @param theirs what the other side made of it
    public WebsiteList onto(WebsiteList base, WebsiteList theirs) {
        if (theirs.equals(base)) {
            return this;
        }
        return equals(base) ? theirs : theirs.withEntries(new WebsiteMerge(base, this, theirs).entries());
    }

    /// Whether both are the same text.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebsiteList list && file.equals(list.file);
    }

    @Override
    public int hashCode() {
        return file.hashCode();
    }

    /// Writes the file whole: to a temporary file beside it, then moved over it.
    public void save(Path target) throws IOException {
        file.save(target);
    }

    /// Whether a run takes a website.
    public enum Use {
        ON,
        OFF
    }

    public record Entry(WebUrl url, Use use) {}

    /// A line that gives no website though it should.
    ///
    /// @param line from 1
    /// @param text the line as it stands
    /// @param reason for people, in English
    public record Finding(int line, String text, WebsiteFinding kind, String reason) {}

    /// Puts the lines of a changed list together. The places where kept entries stood are filled with the kept
    /// entries in their new order, each followed by the new entries that follow it; all other lines stay between
    /// those places.
    private final class Rewriting {
        private final List<Block> blocks = new ArrayList<>();
        private final Set<WebUrl> kept = new HashSet<>();
        private final List<Line> result = new ArrayList<>();

        /// A kept entry, or none for the entries new at the very start, with the new entries that follow it.
        private record Block(List<Line> lines) {}

        Rewriting(List<Entry> entries) {
            Set<WebUrl> seen = new HashSet<>();
            Block current = new Block(new ArrayList<>());
            blocks.add(current);
            for (Entry entry : entries) {
                if (!seen.add(entry.url())) {
                    continue;
                }
                int line = line(entry.url());
                if (line >= 0) {
                    kept.add(entry.url());
                    current = new Block(new ArrayList<>());
                    blocks.add(current);
                    for (int i = firstComment(line); i < line; i++) {
                        current.lines().add(file.lines().get(i));
                    }
                }
                current.lines().add(written(entry, line));
            }
        }

        private Line written(Entry entry, int line) {
            return line >= 0 && entry(line).equals(entry)
                    ? file.lines().get(line)
                    : file.line((entry.use() == Use.OFF ? "#" : "") + entry.url());
        }

        List<Line> lines() {
            int next = 1;
            int done = 0;
            for (int line : lineOf.values()) {
                if (!kept.contains(entry(line).url())) {
                    addOthers(done, line);
                } else {
                    addOthers(done, firstComment(line));
                    if (next == 1) {
                        result.addAll(blocks.getFirst().lines());
                    }
                    result.addAll(blocks.get(next).lines());
                    next++;
                }
                done = line + 1;
            }
            addOthers(done, lines.size());
            if (next == 1) {
                result.addAll(blocks.getFirst().lines());
            }
            return result;
        }

        private void addOthers(int from, int to) {
            for (int i = from; i < to; i++) {
                if (!(lines.get(i) instanceof Listed)) {
                    result.add(file.lines().get(i));
                }
            }
        }

        /// The first of the comment lines directly above an entry; its own line if there is none.
        private int firstComment(int line) {
            int first = line;
            while (first > 0
                    && lines.get(first - 1) instanceof Comment
                    && !file.lines().get(first - 1).text().isBlank()) {
                first--;
            }
            return first;
        }
    }
}
