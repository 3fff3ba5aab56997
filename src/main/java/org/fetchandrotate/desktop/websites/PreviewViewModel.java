package org.fetchandrotate.desktop.websites;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.PagePreview;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.scrape.SkipRule;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.url.WebUrl;

/// What one website offers, found out without fetching an image. Used on the FX thread.
final class PreviewViewModel implements AutoCloseable {
    private static final int MOST_WORDS = 5;

    private final ObservableList<PreviewRow> rows = FXCollections.observableArrayList();
    private final ObservableList<LeftOutWord> words = FXCollections.observableArrayList();
    /// Taken out of the settings here, in that order.
    private final Set<String> dropped = new LinkedHashSet<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper scanning = new ReadOnlyBooleanWrapper();
    private final Background background;
    private final Messages messages;
    private final WorkspaceSession session;
    private Optional<Task<?>> scan = Optional.empty();

    PreviewViewModel(Background background, Messages messages, WorkspaceSession session) {
        this.background = background;
        this.messages = messages;
        this.session = session;
    }

    /// Candidates in the order of the page, then what is left out. The same list for life.
    ObservableList<PreviewRow> rows() {
        return rows;
    }

    /// The words of the settings that leave out most, and those that were taken out of them here. The same list for
    /// life.
    ObservableList<LeftOutWord> words() {
        return words;
    }

    /// Takes a word out of the settings, or puts it back.
    ///
    /// @return whether that could be saved; if not, the summary says why
    boolean toggle(LeftOutWord word) {
        if (!word.used()) {
            return leaveOut(word.word());
        }
        dropped.add(word.word());
        List<String> words = excluded();
        words.remove(word.word());
        return save(words);
    }

    /// Adds a word to those of the settings.
    ///
    /// @return likewise
    boolean leaveOut(String word) {
        dropped.remove(word);
        List<String> words = excluded();
        words.add(word);
        return save(words);
    }

    private List<String> excluded() {
        return new ArrayList<>(session.settings().filter().excludeKeywords());
    }

    private boolean save(List<String> words) {
        try {
            session.save(session.settingsProperty().get().with(SettingKey.EXCLUDE_KEYWORDS, String.join(", ", words)));
            return true;
        } catch (SettingsException e) {
            summary.set(messages.text("run.failure.not-saved", String.valueOf(e.getMessage())));
            return false;
        }
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /// What was found, or why nothing was.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty scanningProperty() {
        return scanning.getReadOnlyProperty();
    }

    /// Scans a page, in place of the one that is being scanned.
    void show(WebUrl page) {
        Settings settings = session.settings();
        close();
        rows.clear();
        words.clear();
        if (!page.redacted().equals(title.get())) {
            dropped.clear();
        }
        title.set(page.redacted());
        summary.set(messages.text("websites.preview.scanning"));
        scanning.set(true);
        scan = Optional.of(background.run(
                () -> scan(page, settings),
                found -> {
                    scanning.set(false);
                    rows.setAll(found.rows());
                    summary.set(found.summary());
                    words.setAll(withDropped(found.words(), settings));
                },
                failure -> {
                    scanning.set(false);
                    summary.set(String.valueOf(failure.getMessage()));
                }));
    }

    @Override
    public void close() {
        scan.ifPresent(Task::cancel);
        scan = Optional.empty();
        scanning.set(false);
    }

    private Found scan(WebUrl page, Settings settings) throws InterruptedException {
        Website website = new Website(page);
        try (PagePreview preview = session.engine().preview(settings, List.of(website))) {
            return switch (preview.look(website)) {
                case PagePreview.Failed failed -> new Found(List.of(), messages.failure(failed.failure()), List.of());
                case PagePreview.Offered offered -> found(offered.scan());
            };
        }
    }

    private Found found(PageScan scan) {
        List<PreviewRow> found = new ArrayList<>();
        for (ImageCandidate candidate : scan.candidates()) {
            found.add(new PreviewRow(
                    candidate.url().redacted(),
                    Optional.of(candidate.url()),
                    foundAs(candidate.foundAs().code()),
                    candidate.altText(),
                    ""));
        }
        for (PageScan.Skipped skipped : scan.skipped()) {
            String rule = messages.text("websites.skip." + skipped.rule().code(), skipped.detail());
            found.add(new PreviewRow(
                    skipped.url(), Optional.empty(), foundAs(skipped.foundAs().code()), "", rule));
        }
        String counts = messages.text(
                "websites.preview.found",
                scan.candidates().size(),
                scan.skipped().size());
        String summary = scan.make() == PageScan.Make.BY_SCRIPTS
                ? messages.text("websites.preview.needs-browser", counts)
                : counts;
        return new Found(found, summary, leavingOutMost(scan));
    }

    private static List<LeftOutWord> leavingOutMost(PageScan scan) {
        Map<String, Long> images = scan.skipped().stream()
                .filter(skipped -> skipped.rule() == SkipRule.EXCLUDED_KEYWORD)
                .collect(Collectors.groupingBy(PageScan.Skipped::detail, LinkedHashMap::new, Collectors.counting()));
        return images.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(MOST_WORDS)
                .map(entry -> new LeftOutWord(entry.getKey(), Math.toIntExact(entry.getValue()), true))
                .toList();
    }

    private List<LeftOutWord> withDropped(List<LeftOutWord> found, Settings settings) {
        List<LeftOutWord> all = new ArrayList<>(found);
        dropped.stream()
                .filter(word -> !settings.filter().excludeKeywords().contains(word))
                .forEach(word -> all.add(new LeftOutWord(word, 0, false)));
        return all;
    }

    private String foundAs(String code) {
        return messages.text("websites.found." + code);
    }

    private record Found(List<PreviewRow> rows, String summary, List<LeftOutWord> words) {}
}
