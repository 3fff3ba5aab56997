package org.fetchandrotate.desktop.websites;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import javafx.scene.control.TableCell;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.jspecify.annotations.Nullable;

/// Switches a website on and off.
final class UseCell extends TableCell<WebsiteRow, WebsiteRow> {
    private final ToggleSwitch toggle = new ToggleSwitch();
    private final Messages messages;
    private boolean showing;

    UseCell(WebsitesViewModel model, Messages messages) {
        this.messages = messages;
        toggle.setDisable(model.isReadOnly());
        // the table's Space does the same, for the row that has the focus
        toggle.setFocusTraversable(false);
        toggle.selectedProperty().subscribe((before, on) -> {
            if (!showing && getItem() != null) {
                model.use(List.of(getItem()), on ? Use.ON : Use.OFF);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable WebsiteRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        showing = true;
        toggle.setSelected(row.isOn());
        showing = false;
        toggle.setAccessibleText(messages.text("websites.use", row.url().host()));
        setGraphic(toggle);
    }
}
