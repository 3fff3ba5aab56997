package org.fetchandrotate.desktop.websites;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.run.HostRow;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.imports.ImportedList;
import org.fetchandrotate.settings.Addition;
import org.fetchandrotate.settings.WebsiteFinding;
import org.fetchandrotate.settings.WebsiteList;
import org.fetchandrotate.settings.WebsiteList.Entry;
import org.fetchandrotate.settings.WebsiteList.Finding;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.WebUrl;

/// The list of websites, to look at and to change. Each change is saved at once and can be undone. Used on the FX
/// thread.
final class WebsitesViewModel implements AutoCloseable {
    private static final int MOST_UNDO = 100;

    private final ObservableList<WebsiteRow> rows = FXCollections.observableArrayList();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<Finding> refused = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final Deque<Change> past = new ArrayDeque<>();
    private final Deque<Change> future = new ArrayDeque<>();
    private final ListChangeListener<HostRow> onHosts = change -> refresh();
    private final WorkspaceSession session;
    private final RunCenter runs;
    private final Messages messages;
    private final Subscription subscription;

    WebsitesViewModel(WorkspaceSession session, RunCenter runs, Messages messages) {
        this.session = session;
        this.runs = runs;
        this.messages = messages;
        subscription = session.websitesProperty().subscribe(this::refresh);
        runs.hosts().addListener(onHosts);
        refresh();
    }

    /// In the order of the list. The same list for life.
    ObservableList<WebsiteRow> rows() {
        return rows;
    }

    /// The lines of the file that aren't understood. The same list for life.
    ObservableList<Finding> findings() {
        return findings;
    }

    /// The lines of what was added last that aren't understood. The same list for life.
    ObservableList<Finding> refused() {
        return refused;
    }

    boolean isReadOnly() {
        return session.isReadOnly();
    }

    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /// Adds the addresses of a text, one a line or in any form that can be imported, at the end.
    ///
    /// @return what became of them, in words; empty if the text is blank
    Optional<String> add(String text) {
        if (text.isBlank() || isReadOnly()) {
            return Optional.empty();
        }
        WebsiteList before = list();
        return take(Addition.to(before).with(ImportedList.parse(text).offers()), before);
    }

    /// The list as it stands, to which things may be added on another thread.
    WebsiteList list() {
        return session.websitesProperty().get();
    }

    /// Takes what was added to an earlier list; what was changed in the list since is kept.
    ///
    /// @param before the list to which it was added
    /// @return what became of it, in words; empty if the list can't be changed
    Optional<String> take(Addition addition, WebsiteList before) {
        if (isReadOnly()) {
            return Optional.empty();
        }
        if (addition.added() > 0) {
            change(addition.list().onto(before, list()));
        }
        refused.setAll(addition.findings());
        return Optional.of(words(addition));
    }

    private String words(Addition addition) {
        int notUnderstood = addition.findings().size();
        return notUnderstood == 0
                ? messages.text("websites.added", addition.added(), addition.repeated())
                : messages.text("websites.added-with-refused", addition.added(), addition.repeated(), notUnderstood);
    }

    /// Why a text can't be listed, in words; empty if it can, or if it is blank.
    ///
    /// @param instead the website that it would stand for; empty if it would be a new one
    Optional<String> findingOf(String text, Optional<WebUrl> instead) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        WebsiteList typed = list().parsed(text.strip());
        if (!typed.findings().isEmpty()) {
            return Optional.of(words(typed.findings().getFirst().kind()));
        }
        if (typed.entries().size() != 1) {
            return Optional.of(words(WebsiteFinding.NO_ADDRESS));
        }
        WebUrl url = typed.entries().getFirst().url();
        boolean known = list().entries().stream().anyMatch(entry -> entry.url().equals(url));
        return known && !instead.equals(Optional.of(url))
                ? Optional.of(words(WebsiteFinding.REPEATED))
                : Optional.empty();
    }

    /// Puts another address in a website's place. Does nothing if [#findingOf] finds fault with it.
    ///
    /// @return the address that stands there now
    WebUrl replace(WebsiteRow row, String text) {
        if (isReadOnly()
                || text.isBlank()
                || findingOf(text, Optional.of(row.url())).isPresent()) {
            return row.url();
        }
        WebUrl url = list().parsed(text.strip()).entries().getFirst().url();
        if (!url.equals(row.url())) {
            change(entriesWith(row.url(), new Entry(url, row.entry().use())));
        }
        return url;
    }

    /// Switches websites on or off, in one change.
    void use(Collection<WebsiteRow> used, Use use) {
        Set<WebUrl> urls = urls(used);
        if (!isReadOnly() && used.stream().anyMatch(row -> row.entry().use() != use)) {
            change(list().entries().stream()
                    .map(entry -> urls.contains(entry.url()) ? new Entry(entry.url(), use) : entry)
                    .toList());
        }
    }

    void remove(Collection<WebsiteRow> removed) {
        Set<WebUrl> urls = urls(removed);
        if (!isReadOnly() && !urls.isEmpty()) {
            change(list().entries().stream()
                    .filter(entry -> !urls.contains(entry.url()))
                    .toList());
        }
    }

    /// Moves one website.
    ///
    /// @param to its new place, from 0; beyond the ends means the ends
    void move(WebsiteRow row, int to) {
        List<Entry> entries = new ArrayList<>(list().entries());
        int from = entries.indexOf(row.entry());
        int target = Math.clamp(to, 0, entries.size() - 1);
        if (!isReadOnly() && from >= 0 && from != target) {
            entries.remove(from);
            entries.add(target, row.entry());
            change(entries);
        }
    }

    /// Moves websites past one other each; those that have arrived at the end stay.
    void move(Collection<WebsiteRow> moved, Direction direction) {
        Set<WebUrl> urls = urls(moved);
        List<Entry> entries = new ArrayList<>(list().entries());
        // moving down is moving up, seen from the other end
        List<Entry> seen = direction == Direction.UP ? entries : entries.reversed();
        for (int i = 1; i < seen.size(); i++) {
            if (urls.contains(seen.get(i).url())
                    && !urls.contains(seen.get(i - 1).url())) {
                Collections.swap(seen, i, i - 1);
            }
        }
        if (!isReadOnly() && !entries.equals(list().entries())) {
            change(entries);
        }
    }

    /// Which way websites are moved in the list.
    enum Direction {
        UP,
        DOWN
    }

    private static Set<WebUrl> urls(Collection<WebsiteRow> rows) {
        return rows.stream().map(WebsiteRow::url).collect(Collectors.toSet());
    }

    /// Takes the latest change back. Does nothing if there is none.
    void undo() {
        exchange(past, future);
    }

    /// Makes the change again that was taken back last.
    void redo() {
        exchange(future, past);
    }

    /// A line that isn't understood, in words.
    String words(Finding finding) {
        return messages.text("websites.finding", finding.line(), finding.text().strip(), words(finding.kind()));
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        runs.hosts().removeListener(onHosts);
    }

    private String words(WebsiteFinding finding) {
        return messages.text("websites.finding." + finding.code());
    }

    private List<Entry> entriesWith(WebUrl old, Entry replacement) {
        List<Entry> entries = new ArrayList<>(list().entries());
        Collections.replaceAll(
                entries,
                entries.stream()
                        .filter(entry -> entry.url().equals(old))
                        .findFirst()
                        .orElse(replacement),
                replacement);
        return entries;
    }

    private void change(List<Entry> entries) {
        change(list().withEntries(entries));
    }

    private void change(WebsiteList changed) {
        Change change = new Change(list(), changed);
        past.push(change);
        if (past.size() > MOST_UNDO) {
            past.removeLast();
        }
        future.clear();
        save(change.after());
    }

    private void exchange(Deque<Change> from, Deque<Change> to) {
        if (!isReadOnly() && !from.isEmpty()) {
            Change change = from.pop();
            to.push(change.reversed());
            save(change.before().onto(change.after(), list()));
        }
    }

    /// What was done, such that it can be taken back without what others did to the file since.
    private record Change(WebsiteList before, WebsiteList after) {
        Change reversed() {
            return new Change(after, before);
        }
    }

    private void save(WebsiteList changed) {
        session.save(changed);
        undoable.set(!past.isEmpty());
        redoable.set(!future.isEmpty());
    }

    private void refresh() {
        Map<WebUrl, HostRow> progress = new HashMap<>();
        runs.hosts().forEach(host -> progress.put(host.website().url(), host));
        rows.setAll(list().entries().stream()
                .map(entry -> new WebsiteRow(entry, Optional.ofNullable(progress.get(entry.url()))))
                .toList());
        findings.setAll(list().findings());
    }
}
