package org.fetchandrotate.desktop.history;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.fetchandrotate.storage.ImageQuery;

/// Keeps the chosen row chosen, and the rows in sight where they are, when rows come and go; goes to the top when
/// other rows are looked for.
final class KeptPlace {
    private final TableView<HistoryRow> table;
    private final HistoryViewModel model;
    private ImageQuery seen;

    KeptPlace(TableView<HistoryRow> table, HistoryViewModel model) {
        this.table = table;
        this.model = model;
        seen = model.shown();
    }

    /// To be called when the table has its rows, so that it hears of changes first.
    void keep() {
        model.rows().addListener((ListChangeListener<HistoryRow>) change -> {
            while (change.next()) {
                changed(change);
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe((before, after) -> {
            if (!model.rows().isChanging()) {
                model.select(Optional.ofNullable(after));
            }
        });
        table.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) _ -> choose());
    }

    private void changed(ListChangeListener.Change<? extends HistoryRow> change) {
        boolean isSameQuery = seen.equals(model.shown());
        seen = model.shown();
        restoreSelection();
        if (!isSameQuery) {
            table.scrollTo(0);
            return;
        }
        flow().map(flow -> flow.getFirstVisibleCell()).ifPresent(first -> {
            int place = newPlace(first.getIndex(), change);
            if (first.getIndex() > 0 && place != first.getIndex()) {
                scroll(place, first.getLayoutY());
            }
        });
    }

    private void choose() {
        if (!model.rows().isChanging()) {
            model.choose(
                    model.rows().idsAt(List.copyOf(table.getSelectionModel().getSelectedIndices())));
        }
    }

    private void restoreSelection() {
        if (model.chosenProperty().get().size() > 1) {
            restoreMany();
            return;
        }
        int place = model.selectedProperty()
                .get()
                .map(row -> model.rows().indexOf(row.id()))
                .orElse(-1);
        if (place >= 0) {
            if (table.getSelectionModel().getSelectedIndex() != place) {
                table.getSelectionModel().clearAndSelect(place);
            }
        } else {
            table.getSelectionModel().clearSelection();
            model.select(Optional.empty());
        }
    }

    /// Those that are still there; the one that was looked at is so again, if it is.
    private void restoreMany() {
        int looked = model.selectedProperty()
                .get()
                .map(row -> model.rows().indexOf(row.id()))
                .orElse(-1);
        int[] places = model.rows().indicesOf(model.chosenProperty().get());
        if (!Arrays.equals(
                places,
                table.getSelectionModel().getSelectedIndices().stream()
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray())) {
            table.getSelectionModel().clearSelection();
            if (places.length > 0) {
                table.getSelectionModel().selectIndices(places[0], places);
            }
        }
        if (looked >= 0) {
            table.getSelectionModel().select(looked);
        } else {
            model.select(Optional.empty());
        }
        model.choose(model.rows().idsAt(Arrays.stream(places).boxed().toList()));
    }

    /// @param place before the change
    private int newPlace(int place, ListChangeListener.Change<? extends HistoryRow> change) {
        int removed = change.getRemovedSize();
        if (place < change.getFrom()) {
            return place;
        }
        if (place >= change.getFrom() + removed) {
            return place - removed + change.getTo() - change.getFrom();
        }
        int there = model.rows()
                .indexOf(change.getRemoved().get(place - change.getFrom()).id());
        return there < 0 ? Math.min(place, model.rows().size() - 1) : there;
    }

    /// @param offset of the row's top from the top of the table, in pixels; not below it
    private void scroll(int place, double offset) {
        table.scrollTo(place);
        if (offset < 0) {
            flow().ifPresent(flow -> flow.scrollPixels(-offset));
        }
    }

    /// Empty until the table is shown.
    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }
}
