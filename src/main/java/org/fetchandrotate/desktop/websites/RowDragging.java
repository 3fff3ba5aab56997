package org.fetchandrotate.desktop.websites;

import java.util.Map;
import java.util.function.BiConsumer;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/// Moves rows of the table by dragging them.
///
/// @param move given a row and its new place
record RowDragging(DataFormat format, BiConsumer<WebsiteRow, Integer> move) {
    static final String MIME_TYPE = "application/x-fetch-and-rotate-row";

    private static final String DROP_TARGET = "drop-target";

    TableRow<WebsiteRow> row(TableView<WebsiteRow> table) {
        TableRow<WebsiteRow> row = new TableRow<>();
        row.setOnDragDetected(event -> {
            if (!row.isEmpty()) {
                Dragboard board = row.startDragAndDrop(TransferMode.MOVE);
                board.setContent(Map.of(format, row.getIndex()));
                event.consume();
            }
        });
        row.setOnDragOver(event -> {
            if (isRow(event)) {
                event.acceptTransferModes(TransferMode.MOVE);
                event.consume();
            }
        });
        row.setOnDragEntered(event -> {
            if (isRow(event) && !row.isEmpty()) {
                row.getStyleClass().add(DROP_TARGET);
            }
        });
        row.setOnDragExited(event -> row.getStyleClass().remove(DROP_TARGET));
        row.setOnDragDropped(event -> {
            if (isRow(event) && event.getDragboard().getContent(format) instanceof Integer from) {
                int last = table.getItems().size() - 1;
                move.accept(table.getItems().get(from), row.isEmpty() ? last : row.getIndex());
                event.setDropCompleted(true);
                event.consume();
            }
        });
        return row;
    }

    private boolean isRow(DragEvent event) {
        return event.getDragboard().hasContent(format);
    }
}
