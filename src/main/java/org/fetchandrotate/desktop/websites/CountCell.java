package org.fetchandrotate.desktop.websites;

import javafx.scene.control.TableCell;
import org.fetchandrotate.desktop.base.Messages;
import org.jspecify.annotations.Nullable;

/// A count; blank where it isn't known.
final class CountCell extends TableCell<WebsiteRow, Number> {
    private final Messages messages;

    CountCell(Messages messages) {
        this.messages = messages;
    }

    @Override
    protected void updateItem(@Nullable Number count, boolean empty) {
        super.updateItem(count, empty);
        setText(empty || count == null ? "" : messages.text("websites.number", count.longValue()));
    }
}
