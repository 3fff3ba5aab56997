package org.fetchandrotate.desktop.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// A row of a grid: as many tiles as the grid has columns, all equally wide.
final class PairGridRow extends ListCell<Integer> {
    private final PairGrid grid;
    private final List<PairTile> tiles = new ArrayList<>();
    private final HBox row = new HBox();

    PairGridRow(PairGrid grid) {
        this.grid = grid;
        getStyleClass().add("pair-row");
        row.getStyleClass().add("tiles");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        // the list is as wide as its rows want to be, but these want to be as wide as the list
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean empty) {
        super.updateItem(item, empty);
        refresh();
    }

    /// Shows what the grid has in its place now.
    void refresh() {
        Integer number = getItem();
        if (isEmpty() || number == null) {
            // its tiles stay where they are, unseen: a node that comes back has to be styled anew
            tiles.forEach(tile -> tile.show(null, false));
            return;
        }
        while (tiles.size() < grid.columns()) {
            tiles.add(tile());
        }
        while (tiles.size() > grid.columns()) {
            tiles.removeLast().release();
        }
        if (row.getChildren().size() != tiles.size()) {
            row.getChildren().setAll(tiles);
        }
        for (int column = 0; column < tiles.size(); column++) {
            PairRow pair = grid.pair(number * grid.columns() + column);
            tiles.get(column).show(pair, pair != null && grid.isSelected(pair));
        }
        setGraphic(row);
    }

    boolean isWhollyInSight(int number, Node list) {
        if (isEmpty() || getItem().intValue() != number || !isVisible()) {
            return false;
        }
        Bounds inScene = localToScene(getBoundsInLocal());
        return list.localToScene(list.getBoundsInLocal()).contains(inScene);
    }

    /// The tile that shows an image; empty if none does.
    Optional<PairTile> tile(PairRow pair) {
        return tiles.stream()
                .filter(tile -> tile.pair().filter(pair::equals).isPresent())
                .findFirst();
    }

    private PairTile tile() {
        PairTile tile = grid.newTile();
        // of equal width, whatever is in them
        tile.setPrefWidth(0);
        HBox.setHgrow(tile, Priority.ALWAYS);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                tile.pair().ifPresent(grid::open);
            }
        });
        tile.setOnContextMenuRequested(event -> {
            tile.pair().ifPresent(pair -> grid.showMenu(tile, pair, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
        return tile;
    }
}
