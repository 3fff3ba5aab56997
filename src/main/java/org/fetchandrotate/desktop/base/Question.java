package org.fetchandrotate.desktop.base;

import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;

/// A question to be answered before something that can't be undone: Enter and Escape both leave it undone. The
/// window goes on while it is open.
///
/// @param title short
/// @param text what happens, in a sentence or two
public record Question(String title, String text) {
    /// Asks.
    ///
    /// @param yes the button that does it, as a verb
    /// @param no the button that doesn't
    /// @param action done on yes
    public void ask(Window owner, String yes, String no, Runnable action) {
        ButtonType doIt = new ButtonType(yes, ButtonData.OK_DONE);
        ButtonType leaveIt = new ButtonType(no, ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(Alert.AlertType.NONE, text, doIt, leaveIt);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(title);
        alert.getDialogPane().setId("question");
        alert.getDialogPane().getStylesheets().setAll(Appearance.styleSheets());
        button(alert, doIt, "yes").setDefaultButton(false);
        button(alert, leaveIt, "no").setDefaultButton(true);
        alert.setOnHidden(event -> {
            if (alert.getResult() == doIt) {
                action.run();
            }
        });
        alert.show();
    }

    private static Button button(Alert alert, ButtonType type, String id) {
        Button button = (Button) alert.getDialogPane().lookupButton(type);
        button.setId(id);
        return button;
    }
}
