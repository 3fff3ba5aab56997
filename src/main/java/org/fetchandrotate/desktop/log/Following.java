package org.fetchandrotate.desktop.log;

import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Keeps the latest line of a table in view until the user goes up by wheel, key or scroll bar, and again when the
/// user goes to the end.
///
/// @param button whether it does, for the user to see and to choose
record Following(TableView<?> table, ToggleButton button) {
    void start() {
        table.getItems().subscribe(this::follow);
        button.selectedProperty().subscribe(this::follow);
        table.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaY() > 0) {
                button.setSelected(false);
            }
        });
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            switch (event.getCode()) {
                case UP, PAGE_UP, HOME -> button.setSelected(false);
                case END -> button.setSelected(true);
                default -> {}
            }
        });
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() instanceof Node node && isInScrollBar(node)) {
                button.setSelected(false);
            }
        });
    }

    private void follow() {
        if (button.isSelected() && !table.getItems().isEmpty()) {
            table.scrollTo(table.getItems().size() - 1);
        }
    }

    private static boolean isInScrollBar(Node node) {
        @Nullable Node at = node;
        while (at != null && !(at instanceof ScrollBar)) {
            at = at.getParent();
        }
        return at != null;
    }
}
