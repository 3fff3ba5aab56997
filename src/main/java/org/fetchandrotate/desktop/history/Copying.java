package org.fetchandrotate.desktop.history;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// Makes words copyable that take as many lines as they need, which a text field can't: by their menu, and by
/// Ctrl+C where the keyboard is.
final class Copying {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private Copying() {}

    /// @param copyWords for the menu
    /// @param copy takes what is to be copied
    static void makeCopyable(Label label, String copyWords, Consumer<String> copy) {
        label.setWrapText(true);
        label.setFocusTraversable(true);
        label.getStyleClass().add("detail-value");
        MenuItem item = new MenuItem(copyWords);
        item.setOnAction(_ -> copy.accept(label.getText()));
        label.setContextMenu(new ContextMenu(item));
        label.setOnMousePressed(event -> {
            label.requestFocus();
            // a scroll pane would take the focus for itself
            event.consume();
        });
        label.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy.accept(label.getText());
                event.consume();
            }
        });
    }
}
