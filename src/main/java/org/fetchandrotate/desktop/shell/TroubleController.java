package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Wires the page that says why a workspace can't be opened.
final class TroubleController {
    private final Path folder;
    private final String reason;
    private final Choices choices;

    @FXML
    private Label folderLabel;

    @FXML
    private Label reasonLabel;

    TroubleController(Path folder, String reason, Choices choices) {
        this.folder = folder;
        this.reason = reason;
        this.choices = choices;
    }

    @FXML
    private void initialize() {
        folderLabel.setText(folder.toString());
        reasonLabel.setText(reason);
    }

    @FXML
    private void tryAgain() {
        choices.again().run();
    }

    @FXML
    private void showFolder() {
        choices.show().run();
    }

    @FXML
    private void chooseAnother() {
        choices.elsewhere().run();
    }

    /// What the user can do about it.
    ///
    /// @param again tries to open the workspace once more
    /// @param show opens its folder in the system's file manager
    /// @param elsewhere asks for another folder
    record Choices(Runnable again, Runnable show, Runnable elsewhere) {}
}
