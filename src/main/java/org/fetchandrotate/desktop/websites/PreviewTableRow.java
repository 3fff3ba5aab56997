package org.fetchandrotate.desktop.websites;

import java.util.Optional;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import org.fetchandrotate.url.WebUrl;

/// A row of the preview's table: a double click opens its picture, a right click offers what else can be done with
/// it.
final class PreviewTableRow extends TableRow<PreviewRow> {
    PreviewTableRow(PickActions actions) {
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                image().ifPresent(actions::open);
            }
        });
        setOnContextMenuRequested(event -> {
            image().ifPresent(image -> actions.menu(image).show(this, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
    }

    private Optional<WebUrl> image() {
        return Optional.ofNullable(getItem()).flatMap(PreviewRow::image);
    }
}
