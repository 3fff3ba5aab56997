package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Wires the page that asks where the first workspace shall be.
final class WhereController {
    private final Path proposal;
    private final Choices choices;

    @FXML
    private Label folderLabel;

    WhereController(Path proposal, Choices choices) {
        this.proposal = proposal;
        this.choices = choices;
    }

    @FXML
    private void initialize() {
        folderLabel.setText(proposal.toString());
    }

    @FXML
    private void useProposal() {
        choices.proposal().run();
    }

    @FXML
    private void chooseAnother() {
        choices.elsewhere().run();
    }

    @FXML
    private void startDemo() {
        choices.demo().run();
    }

    /// What the user can answer.
    ///
    /// @param proposal takes the proposed folder
    /// @param elsewhere asks for another
    /// @param demo looks at the demo first
    record Choices(Runnable proposal, Runnable elsewhere, Runnable demo) {}
}
