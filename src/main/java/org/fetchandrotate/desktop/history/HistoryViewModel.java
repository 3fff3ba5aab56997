package org.fetchandrotate.desktop.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.ExportFormat;
import org.fetchandrotate.storage.ImageQuery;

/// The history as observable values, and what can be done with it. Used on the FX thread; everything that waits for
/// the disk goes by [Errands].
final class HistoryViewModel {
    /// Rows before and after one to look at large.
    private static final int NEIGHBOURS = 100;

    /// Rows shown before all that there are were counted.
    static final int FIRST_ROWS = 2 * PagedRows.PAGE_SIZE;

    private final HistoryStore store;
    private final HistoryEdits edits;
    private final Errands errands;
    private final HistoryFilter filter = new HistoryFilter();
    private final ObservableList<RunRow> runs = FXCollections.observableArrayList(RunRow.ofAll());
    private final ObservableList<String> tags = FXCollections.observableArrayList();
    private final ObservableList<String> hosts = FXCollections.observableArrayList();
    private final PagedRows rows = new PagedRows(this::read);
    private final ReadOnlyObjectWrapper<Contents> contents = new ReadOnlyObjectWrapper<>(Contents.UNKNOWN);
    private final ReadOnlyObjectWrapper<List<Long>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final Work work;
    private final ReadOnlyObjectWrapper<Optional<HistoryRow>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<SeenImage>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ImageRecord>> image = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription followed = Subscription.EMPTY;
    private ImageQuery shown = filter.query();
    private final ReadOnlyBooleanWrapper counted = new ReadOnlyBooleanWrapper(true);
    private final OneAtATime firstLooks = new OneAtATime(this::lookAtFirst);
    private final OneAtATime wholeLooks = new OneAtATime(this::lookAtAll);

    /// What there is to see.
    enum Contents {
        /// Nothing was read yet.
        UNKNOWN,
        /// There is no history.
        NONE,
        /// There is one, but nothing that the filter lets through.
        NOTHING_FOUND,
        ROWS
    }

    HistoryViewModel(HistoryStore store, HistoryEdits edits, Errands errands) {
        this.store = store;
        this.edits = edits;
        work = new Work(errands);
        this.errands = errands;
        image.bind(seen.map(now -> now.map(SeenImage::image)));
        filter.subscribe(this::refresh);
    }

    HistoryFilter filter() {
        return filter;
    }

    /// All runs together, then each, newest first. The same list for life.
    ObservableList<RunRow> runs() {
        return runs;
    }

    /// Hosts that have rows, by name. The same list for life.
    ObservableList<String> hosts() {
        return hosts;
    }

    /// Tags that images have, by name. The same list for life.
    ObservableList<String> tags() {
        return tags;
    }

    /// The rows that the filter lets through. The same list for life.
    PagedRows rows() {
        return rows;
    }

    /// Whether the rows are all that there are; if not, the first of them.
    ReadOnlyBooleanProperty countedProperty() {
        return counted.getReadOnlyProperty();
    }

    /// What the rows were selected by: behind the filter until they were read.
    ImageQuery shown() {
        return shown;
    }

    ReadOnlyObjectProperty<Contents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /// What is being done to the history.
    Work work() {
        return work;
    }

    /// The rows that the user chose, by their ids, in their order: one, or many.
    ReadOnlyObjectProperty<List<Long>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    void choose(List<Long> ids) {
        chosen.set(List.copyOf(ids));
    }

    /// The row that is looked at: the last one chosen.
    ReadOnlyObjectProperty<Optional<HistoryRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// What the chosen row holds, as it changes; empty while it wasn't read.
    ReadOnlyObjectProperty<Optional<ImageRecord>> imageProperty() {
        return image.getReadOnlyProperty();
    }

    void select(Optional<HistoryRow> row) {
        if (!selected.get().equals(row)) {
            followed.unsubscribe();
            selected.set(row);
            followed =
                    row.map(there -> there.seenProperty().subscribe(seen::set)).orElse(Subscription.EMPTY);
            if (row.isEmpty()) {
                seen.set(Optional.empty());
            }
        }
    }

    /// The same with all that is known of it.
    ReadOnlyObjectProperty<Optional<SeenImage>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// The run that the filter lets through alone.
    Optional<RunRow> chosenRun() {
        return row(filter.runProperty().get()).filter(row -> row.id() != RunRow.ALL);
    }

    /// The entry of a run, or of all.
    Optional<RunRow> row(long runId) {
        return runs.stream().filter(row -> row.id() == runId).findFirst();
    }

    /// Looks at the database again. What other rows are looked for is shown in two steps: the first of them, which
    /// takes no time, then all.
    void refresh() {
        if (contents.get() == Contents.UNKNOWN || !filter.query().equals(shown)) {
            firstLooks.request();
        }
        wholeLooks.request();
    }

    private void lookAtFirst() {
        ImageQuery query = filter.query();
        boolean wasUnknown = contents.get() == Contents.UNKNOWN;
        errands.run(
                () -> store.first(query, FIRST_ROWS),
                ids -> {
                    boolean isNews = !query.equals(shown) || wasUnknown && contents.get() == Contents.UNKNOWN;
                    if (query.equals(filter.query()) && isNews && ids.length > 0) {
                        show(query, ids, ids.length < FIRST_ROWS);
                        contents.set(Contents.ROWS);
                    }
                    firstLooks.done();
                },
                _ -> firstLooks.done()); // the look at all tells why
    }

    private void lookAtAll() {
        ImageQuery query = filter.query();
        errands.run(
                () -> store.look(query),
                look -> {
                    if (query.equals(filter.query())) {
                        show(query, look);
                    }
                    wholeLooks.done();
                },
                problem -> {
                    work.tell(problem);
                    wholeLooks.done();
                });
    }

    /// Writes the rows that the filter lets through to a file.
    void export(ExportFormat format, Path target) {
        ImageQuery query = filter.query();
        work.run(() -> edits.export(query, format, target), count -> new Notice.Exported(count, target));
    }

    /// Finds out whether what is deleted can be had back.
    void findWastebasket(Consumer<Boolean> onFound) {
        errands.run(() -> edits.hasWastebasket(), onFound, _ -> onFound.accept(false));
    }

    /// Deletes a run with its files.
    void delete(long runId) {
        work.run(() -> edits.deleteRun(runId), deleted -> {
            if (filter.runProperty().get() == runId) {
                filter.runProperty().set(RunRow.ALL);
            }
            refresh();
            return new Notice.Deleted(runId, deleted);
        });
    }

    /// Holds the copies of a run against their originals.
    void prove(long runId) {
        work.run(() -> edits.proveRun(runId), this::proved);
    }

    /// The same with images.
    void proveImages(long... ids) {
        work.run(() -> edits.prove(ids), this::proved);
    }

    private Notice proved(Notice.Proved proved) {
        refresh();
        return proved;
    }

    /// Reads a row and those around it, to be looked at large.
    ///
    /// @param onRead given those with a file, and the place of the row among them; not called if it has none
    void around(HistoryRow row, BiConsumer<List<ImageRecord>, Integer> onRead) {
        int place = rows.indexOf(row.id());
        long[] ids = rows.ids(place - NEIGHBOURS, place + NEIGHBOURS + 1);
        ImageQuery query = shown;
        errands.run(
                () -> store.images(query, ids).stream()
                        .map(SeenImage::image)
                        .filter(image -> image.filename().isPresent())
                        .toList(),
                images -> images.stream()
                        .filter(image -> image.id() == row.id())
                        .findFirst()
                        .ifPresent(image -> onRead.accept(images, images.indexOf(image))),
                work::tell);
    }

    private void read(long[] ids, Consumer<List<SeenImage>> onRead) {
        ImageQuery query = shown;
        errands.run(() -> store.images(query, ids), onRead, failure -> {
            work.tell(failure);
            onRead.accept(List.of());
        });
    }

    private void show(ImageQuery query, long[] ids, boolean isAll) {
        shown = query;
        counted.set(isAll);
        rows.show(ids);
    }

    private void show(ImageQuery query, HistoryStore.Look look) {
        RunRows.update(runs, look.runs());
        if (!hosts.equals(look.hosts())) {
            hosts.setAll(look.hosts());
        }
        if (!tags.equals(look.tags())) {
            tags.setAll(look.tags());
        }
        show(query, look.ids(), true);
        if (!rows.isEmpty()) {
            contents.set(Contents.ROWS);
        } else {
            contents.set(look.runs().isEmpty() && look.hosts().isEmpty() ? Contents.NONE : Contents.NOTHING_FOUND);
        }
    }
}
