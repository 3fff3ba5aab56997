package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Wires the page that says that another program has the workspace open.
final class TakenController {
    private final Path folder;
    private final Runnable look;
    private final Runnable elsewhere;

    @FXML
    private Label folderLabel;

    TakenController(Path folder, Runnable look, Runnable elsewhere) {
        this.folder = folder;
        this.look = look;
        this.elsewhere = elsewhere;
    }

    @FXML
    private void initialize() {
        folderLabel.setText(folder.toString());
    }

    @FXML
    private void openReadOnly() {
        look.run();
    }

    @FXML
    private void chooseAnother() {
        elsewhere.run();
    }
}
