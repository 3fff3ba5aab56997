package org.fetchandrotate.desktop.websites;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A text that may be cut off: the whole of it shows when pointed at.
final class TextCell<S> extends TableCell<S, String> {
    private final Tooltip tooltip = new Tooltip();

    TextCell() {
        tooltip.setWrapText(true);
        tooltip.getStyleClass().add("long-text");
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        boolean blank = empty || text == null || text.isEmpty();
        setText(blank ? null : text);
        tooltip.setText(blank ? "" : text);
        setTooltip(blank ? null : tooltip);
    }
}
