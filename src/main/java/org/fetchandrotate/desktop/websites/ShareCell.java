package org.fetchandrotate.desktop.websites;

import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// How much of its share of the run a website has given.
final class ShareCell extends TableCell<WebsiteRow, Number> {
    private final ProgressBar bar = new ProgressBar();

    ShareCell(String accessibleText) {
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(accessibleText);
        getStyleClass().add("share-cell");
    }

    @Override
    protected void updateItem(@Nullable Number share, boolean empty) {
        super.updateItem(share, empty);
        if (empty || share == null) {
            setGraphic(null);
        } else {
            bar.setProgress(share.doubleValue());
            setGraphic(bar);
        }
    }
}
