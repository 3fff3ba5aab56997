package org.fetchandrotate.desktop.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The history as observable values, and what can be done with it. Used on the FX thread; everything that waits for
/// the disk goes by [Errands].
final class HistoryViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryViewModel.class);

    /// Rows before and after one to look at large.
    private static final int NEIGHBOURS = 100;

    private final HistoryStore store;
    private final Errands errands;
    private final HistoryFilter filter = new HistoryFilter();
    private final ObservableList<RunRow> runs = FXCollections.observableArrayList(RunRow.ofAll());
    private final ObservableList<String> hosts = FXCollections.observableArrayList();
    private final PagedRows rows = new PagedRows(this::read);
    private final ReadOnlyObjectWrapper<Contents> contents = new ReadOnlyObjectWrapper<>(Contents.UNKNOWN);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Notice> notice = new ReadOnlyObjectWrapper<>(new Notice.Silence());
    private final ReadOnlyObjectWrapper<Optional<HistoryRow>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ImageRecord>> image = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription followed = Subscription.EMPTY;
    private ImageQuery shown = filter.query();
    private boolean isLooking;
    private boolean isLookDue;

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

    HistoryViewModel(HistoryStore store, Errands errands) {
        this.store = store;
        this.errands = errands;
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

    /// The rows that the filter lets through. The same list for life.
    PagedRows rows() {
        return rows;
    }

    /// What the rows were selected by: behind the filter until they were read.
    ImageQuery shown() {
        return shown;
    }

    ReadOnlyObjectProperty<Contents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    /// Whether an export or a deletion goes on.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// The row that the user chose.
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
            image.set(row.flatMap(HistoryRow::image));
            followed = row.map(chosen -> chosen.imageProperty().subscribe((before, after) -> image.set(after)))
                    .orElse(Subscription.EMPTY);
        }
    }

    /// The run that the filter lets through alone.
    Optional<RunRow> chosenRun() {
        return row(filter.runProperty().get()).filter(row -> row.id() != RunRow.ALL);
    }

    /// The entry of a run, or of all.
    Optional<RunRow> row(long runId) {
        return runs.stream().filter(row -> row.id() == runId).findFirst();
    }

    /// Looks at the database again. At most one look goes on; what is asked for meanwhile comes after it, once.
    void refresh() {
        if (isLooking) {
            isLookDue = true;
            return;
        }
        isLooking = true;
        ImageQuery query = filter.query();
        errands.run(
                () -> store.look(query),
                look -> {
                    if (query.equals(filter.query())) {
                        show(query, look);
                    }
                    looked();
                },
                problem -> {
                    tell(problem);
                    looked();
                });
    }

    void dismissNotice() {
        notice.set(new Notice.Silence());
    }

    /// Writes the rows that the filter lets through to a file.
    void export(ExportFormat format, Path target) {
        ImageQuery query = filter.query();
        work(() -> store.export(query, format, target), count -> new Notice.Exported(count, target));
    }

    /// Finds out whether what is deleted can be had back.
    void findWastebasket(Consumer<Boolean> onFound) {
        errands.run(() -> store.hasWastebasket(), onFound, _ -> onFound.accept(false));
    }

    /// Deletes a run with its files.
    void delete(long runId) {
        work(() -> store.delete(runId), deleted -> {
            if (filter.runProperty().get() == runId) {
                filter.runProperty().set(RunRow.ALL);
            }
            refresh();
            return new Notice.Deleted(runId, deleted);
        });
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
                        .filter(image -> image.filename().isPresent())
                        .toList(),
                images -> images.stream()
                        .filter(image -> image.id() == row.id())
                        .findFirst()
                        .ifPresent(image -> onRead.accept(images, images.indexOf(image))),
                this::tell);
    }

    private void read(long[] ids, Consumer<List<ImageRecord>> onRead) {
        ImageQuery query = shown;
        errands.run(() -> store.images(query, ids), onRead, problem -> {
            tell(problem);
            onRead.accept(List.of());
        });
    }

    private void show(ImageQuery query, HistoryStore.Look look) {
        shown = query;
        RunRows.update(runs, look.runs());
        if (!hosts.equals(look.hosts())) {
            hosts.setAll(look.hosts());
        }
        rows.show(look.ids());
        if (!rows.isEmpty()) {
            contents.set(Contents.ROWS);
        } else {
            contents.set(look.runs().isEmpty() && look.hosts().isEmpty() ? Contents.NONE : Contents.NOTHING_FOUND);
        }
    }

    private void looked() {
        isLooking = false;
        if (isLookDue) {
            isLookDue = false;
            refresh();
        }
    }

    private <T> void work(Callable<T> work, Function<T, Notice> result) {
        busy.set(true);
        notice.set(new Notice.Silence());
        errands.run(
                work,
                done -> {
                    busy.set(false);
                    notice.set(result.apply(done));
                },
                problem -> {
                    busy.set(false);
                    tell(problem);
                });
    }

    private void tell(Throwable problem) {
        LOG.warn("The history view can't do what it was asked to", problem);
        notice.set(new Notice.Trouble(String.valueOf(problem.getMessage())));
    }
}
