package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A grid of tiles of which only those in sight exist; as many columns as there is room for. One tile is selected,
/// by mouse or arrow keys, and stays so while others come and go. The width that a tile wants is a matter of style
/// (class `pair-tile-width`). Used on the FX thread alone.
final class PairGrid extends StackPane {
    private final ObservableList<PairRow> pairs;
    private final Supplier<PairTile> tiles;
    private final IntConsumer onOpen;
    private final PairMenu menu;
    private final ObservableList<Integer> rows = FXCollections.observableArrayList();
    private final ListView<Integer> list = new ListView<>(rows);
    private final Region measure = new Region();
    private final List<PairGridRow> cells = new ArrayList<>();
    private final ReadOnlyBooleanWrapper atTop = new ReadOnlyBooleanWrapper(true);
    private @Nullable PairRow selected;
    private int columns = 1;

    /// @param tiles makes one
    /// @param onOpen given the place of the image that was clicked, or chosen by Enter or Space
    /// @param menu of what is right-clicked, or chosen when the menu key is pressed
    PairGrid(ObservableList<PairRow> pairs, Supplier<PairTile> tiles, IntConsumer onOpen, PairMenu menu) {
        this.menu = menu;
        this.pairs = pairs;
        this.tiles = tiles;
        this.onOpen = onOpen;
        getStyleClass().add("pair-grid");
        measure.getStyleClass().add("pair-tile-width");
        measure.setVisible(false);
        measure.setManaged(false);
        list.setId("pairs");
        list.setCellFactory(_ -> {
            PairGridRow cell = new PairGridRow(this);
            cells.add(cell);
            return cell;
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenuOfSelected);
        getChildren().addAll(list, measure);
        pairs.addListener((ListChangeListener<PairRow>) _ -> showRows());
        list.widthProperty().subscribe(_ -> arrange());
        list.skinProperty().subscribe(_ -> watchScrolling());
        showRows();
    }

    /// Whether the first row is in sight.
    ReadOnlyBooleanProperty atTopProperty() {
        return atTop.getReadOnlyProperty();
    }

    ListView<Integer> list() {
        return list;
    }

    void scrollToTop() {
        list.scrollTo(0);
    }

    int columns() {
        return columns;
    }

    PairTile newTile() {
        return tiles.get();
    }

    /// @return nothing beyond the end
    @Nullable
    PairRow pair(int index) {
        return index < pairs.size() ? pairs.get(index) : null;
    }

    boolean isSelected(PairRow pair) {
        return pair.equals(selected);
    }

    /// Selects an image and opens it.
    void open(PairRow pair) {
        select(pair);
        int index = pairs.indexOf(pair);
        if (index >= 0) {
            onOpen.accept(index);
        }
    }

    /// Selects an image and shows its menu.
    void showMenu(PairTile tile, PairRow pair, double screenX, double screenY) {
        select(pair);
        menu.show(tile, pair, () -> open(pair), screenX, screenY);
    }

    private void showMenuOfSelected(ContextMenuEvent event) {
        if (event.isKeyboardTrigger() && selected != null) {
            PairRow pair = selected;
            cells.stream().flatMap(cell -> cell.tile(pair).stream()).findFirst().ifPresent(tile -> {
                Point2D corner = tile.localToScreen(tile.getWidth() / 2, tile.getHeight() / 2);
                showMenu(tile, pair, corner.getX(), corner.getY());
            });
            event.consume();
        }
    }

    @Override
    protected void layoutChildren() {
        arrange();
        super.layoutChildren();
    }

    private void arrange() {
        double wanted = Math.max(1, measure.prefWidth(-1));
        int fitting = Math.max(1, (int) (list.getWidth() / wanted));
        if (fitting != columns) {
            columns = fitting;
            showRows();
        }
    }

    /// Rows are mere numbers; what they show is looked up, so that images in front move nothing but contents.
    private void showRows() {
        int needed = (pairs.size() + columns - 1) / columns;
        if (needed < rows.size()) {
            rows.remove(needed, rows.size());
        } else if (needed > rows.size()) {
            rows.addAll(IntStream.range(rows.size(), needed).boxed().toList());
        }
        cells.forEach(PairGridRow::refresh);
    }

    private void watchScrolling() {
        for (Node node : list.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                bar.valueProperty().subscribe(_ -> atTop.set(bar.getValue() <= bar.getMin()));
            }
        }
    }

    private void onKey(KeyEvent event) {
        int current = selected == null ? -1 : pairs.indexOf(selected);
        int page = columns * Math.max(1, (int) (list.getHeight() / Math.max(1, list.getFixedCellSize())));
        switch (event.getCode()) {
            case LEFT -> move(event, current - 1);
            case RIGHT -> move(event, current + 1);
            case UP -> move(event, current - columns);
            case DOWN -> move(event, current < 0 ? 0 : current + columns);
            case PAGE_UP -> move(event, Math.max(0, current - page));
            case PAGE_DOWN -> move(event, Math.min(pairs.size() - 1, current + page));
            case HOME -> move(event, 0);
            case END -> move(event, pairs.size() - 1);
            case ENTER, SPACE -> {
                if (current >= 0) {
                    event.consume();
                    onOpen.accept(current);
                }
            }
            default -> {
                // not for the grid
            }
        }
    }

    private void move(KeyEvent event, int index) {
        event.consume();
        if (index >= 0 && index < pairs.size()) {
            select(pairs.get(index));
            reveal(index / columns);
        }
    }

    private void reveal(int row) {
        boolean inSight = cells.stream().anyMatch(cell -> cell.isWhollyInSight(row, list));
        if (!inSight) {
            list.scrollTo(row);
        }
    }

    private void select(PairRow pair) {
        selected = pair;
        cells.forEach(PairGridRow::refresh);
    }
}
