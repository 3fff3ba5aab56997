package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Wires the page that says why a workspace can't be opened.
final class WorkspaceFailureController {
    private final Path folder;
    private final String reason;
    private final Optional<Path> settings;
    private final Choices choices;

    @FXML
    private Label folderLabel;

    @FXML
    private Label reasonLabel;

    @FXML
    private Button openSettings;

    /// @param settings the file of settings, if the trouble may lie there
    WorkspaceFailureController(Path folder, String reason, Optional<Path> settings, Choices choices) {
        this.folder = folder;
        this.reason = reason;
        this.settings = settings;
        this.choices = choices;
    }

    @FXML
    private void initialize() {
        folderLabel.setText(folder.toString());
        reasonLabel.setText(reason);
        openSettings.setVisible(settings.isPresent());
        openSettings.setManaged(settings.isPresent());
    }

    @FXML
    private void tryAgain() {
        choices.again().run();
    }

    @FXML
    private void openSettings() {
        settings.ifPresent(choices.open());
    }

    @FXML
    private void showFolder() {
        choices.open().accept(folder);
    }

    @FXML
    private void chooseAnother() {
        choices.elsewhere().run();
    }

    /// What the user can do about it.
    ///
    /// @param again tries to open the workspace once more
    /// @param open opens a file or folder in the system's program for it
    /// @param elsewhere asks for another folder
    record Choices(Runnable again, Consumer<Path> open, Runnable elsewhere) {}
}
