package org.fetchandrotate.desktop.history;

import javafx.scene.Node;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import org.fetchandrotate.model.RunRecord;

/// Asks before a run is deleted.
final class DeletionDialog {
    private final Alert alert;
    private final ButtonType delete;

    private DeletionDialog(Alert alert, ButtonType delete) {
        this.alert = alert;
        this.delete = delete;
    }

    static DeletionDialog of(RunRecord run, Words words, Window owner) {
        // not the default button: what Enter deletes is gone before it is read
        ButtonType delete = new ButtonType(words.text("history.delete.confirm"), ButtonData.OTHER);
        ButtonType keep = new ButtonType(words.text("history.delete.keep"), ButtonData.CANCEL_CLOSE);
        Alert alert = new Alert(
                AlertType.CONFIRMATION,
                words.text("history.delete.text", words.minute(run.startedAt()), run.succeeded() - run.reused()),
                delete,
                keep);
        alert.initOwner(owner);
        alert.setTitle(words.text("history.delete.title"));
        alert.setHeaderText(words.text("history.delete.header", run.id()));
        Node button = alert.getDialogPane().lookupButton(delete);
        button.setId("historyDeleteConfirm");
        button.getStyleClass().add("danger");
        alert.getDialogPane().lookupButton(keep).setId("historyDeleteKeep");
        return new DeletionDialog(alert, delete);
    }

    /// Shows it and waits for the answer.
    boolean isConfirmed() {
        return alert.showAndWait().filter(delete::equals).isPresent();
    }
}
