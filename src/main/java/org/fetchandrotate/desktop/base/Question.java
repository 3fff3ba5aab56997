package org.fetchandrotate.desktop.base;

import java.util.ArrayList;
import java.util.List;
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
    /// Something that can be done.
    ///
    /// @param id of its button
    /// @param words on the button, as a verb
    public record Choice(String id, String words, Runnable action) {}

    /// Asks.
    ///
    /// @param yes the button that does it, as a verb
    /// @param no the button that doesn't
    /// @param action done on yes
    public void ask(Window owner, String yes, String no, Runnable action) {
        ask(owner, no, new Choice("yes", yes, action));
    }

    /// Asks which of some things to do.
    ///
    /// @param no the button that does nothing
    public void ask(Window owner, String no, Choice... choices) {
        Alert alert = new Alert(Alert.AlertType.NONE, text);
        ButtonType leaveIt = new ButtonType(no, ButtonData.CANCEL_CLOSE);
        List<ButtonType> types = new ArrayList<>();
        for (Choice choice : choices) {
            types.add(new ButtonType(choice.words(), ButtonData.OTHER));
        }
        alert.getButtonTypes().setAll(types);
        alert.getButtonTypes().add(leaveIt);
        alert.initOwner(owner);
        alert.setTitle(title);
        alert.setHeaderText(title);
        alert.getDialogPane().setId("question");
        alert.getDialogPane().getStylesheets().setAll(Appearance.styleSheets());
        for (int i = 0; i < choices.length; i++) {
            button(alert, types.get(i), choices[i].id()).setDefaultButton(false);
        }
        button(alert, leaveIt, "no").setDefaultButton(true);
        alert.setOnHidden(_ -> {
            int chosen = types.indexOf(alert.getResult());
            if (chosen >= 0) {
                choices[chosen].action().run();
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
