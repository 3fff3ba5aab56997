package org.fetchandrotate.desktop.history;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.GridView;

/// Makes a grid view the gallery of the images found: the same rows as the table's, chosen by the same selection,
/// so that whoever changes from one to the other finds the same images chosen. Used on the FX thread.
final class Gallery {
    private final GridView<HistoryRow> grid;
    private final TableView<HistoryRow> table;
    private final HistoryViewModel model;
    private final Runnable onOpen;
    private final ReadOnlyObjectWrapper<Set<Long>> chosen = new ReadOnlyObjectWrapper<>(Set.of());
    private int anchor;

    /// @param onOpen looks at the chosen image large
    Gallery(GridView<HistoryRow> grid, TableView<HistoryRow> table, HistoryViewModel model, Runnable onOpen) {
        this.grid = grid;
        this.table = table;
        this.model = model;
        this.onOpen = onOpen;
    }

    /// @param tiles makes one
    void prepare(Supplier<HistoryTile> tiles, ContextMenu menu) {
        grid.setItems(model.rows());
        grid.setCellFactory(_ -> {
            HistoryTile tile = tiles.get();
            tile.follow(chosenProperty());
            tile.setOnMousePressed(event -> pressed(tile, event));
            tile.setOnContextMenuRequested(event -> {
                menu.show(tile, event.getScreenX(), event.getScreenY());
                event.consume();
            });
            return tile;
        });
        grid.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.chosenProperty().subscribe(ids -> chosen.set(new HashSet<>(ids)));
    }

    /// The ids of the chosen rows.
    ReadOnlyObjectProperty<Set<Long>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    private void pressed(HistoryTile tile, MouseEvent event) {
        if (tile.isEmpty()) {
            return;
        }
        grid.requestFocus();
        int place = tile.getIndex();
        MultipleSelectionModel<HistoryRow> selection = table.getSelectionModel();
        if (event.getButton() == MouseButton.PRIMARY) {
            if (event.isShiftDown()) {
                selection.clearSelection();
                selection.selectRange(Math.min(anchor, place), Math.max(anchor, place) + 1);
            } else if (event.isShortcutDown()) {
                toggle(selection, place);
            } else {
                choose(place);
            }
            if (event.getClickCount() == 2) {
                onOpen.run();
            }
        } else if (!selection.isSelected(place)) {
            choose(place);
        }
    }

    private void toggle(MultipleSelectionModel<HistoryRow> selection, int place) {
        anchor = place;
        if (selection.isSelected(place)) {
            selection.clearSelection(place);
        } else {
            selection.select(place);
        }
    }

    private void choose(int place) {
        anchor = place;
        table.getSelectionModel().clearAndSelect(place);
    }

    private void onKey(KeyEvent event) {
        int current = Math.max(-1, table.getSelectionModel().getSelectedIndex());
        int columns = columns();
        switch (event.getCode()) {
            case LEFT -> move(event, current - 1);
            case RIGHT -> move(event, current + 1);
            case UP -> move(event, current - columns);
            case DOWN -> move(event, current < 0 ? 0 : current + columns);
            case HOME -> move(event, 0);
            case END -> move(event, model.rows().size() - 1);
            default -> {
                // not for the gallery
            }
        }
    }

    private void move(KeyEvent event, int place) {
        event.consume();
        if (place >= 0 && place < model.rows().size()) {
            choose(place);
            if (grid.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
                flow.scrollTo(place / columns());
            }
        }
    }

    private int columns() {
        double cell = grid.getCellWidth() + 2 * grid.getHorizontalCellSpacing();
        return Math.max(
                1, (int) ((grid.getWidth() - grid.snappedLeftInset() - grid.snappedRightInset() - SCROLL_BAR) / cell));
    }

    /// As the grid's skin reckons with it, in pixels.
    private static final double SCROLL_BAR = 18;
}
