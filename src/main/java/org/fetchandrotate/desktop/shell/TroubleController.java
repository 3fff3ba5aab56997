package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Wires the page that says why a workspace can't be opened.
final class TroubleController {
    private final Path folder;
    private final String reason;
    private final Runnable elsewhere;

    @FXML
    private Label folderLabel;

    @FXML
    private Label reasonLabel;

    TroubleController(Path folder, String reason, Runnable elsewhere) {
        this.folder = folder;
        this.reason = reason;
        this.elsewhere = elsewhere;
    }

    @FXML
    private void initialize() {
        folderLabel.setText(folder.toString());
        reasonLabel.setText(reason);
    }

    @FXML
    private void chooseAnother() {
        elsewhere.run();
    }
}
