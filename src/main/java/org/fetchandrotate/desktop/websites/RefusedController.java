package org.fetchandrotate.desktop.websites;

import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.settings.WebsiteList;

/// Wires the sheet with the lines that weren't understood: what is wrong with each, and room to mend them.
public final class RefusedController {
    private final WebsitesViewModel model;
    private final Messages messages;
    private final Runnable onMended;

    @FXML
    private VBox root;

    @FXML
    private Label title;

    @FXML
    private TextArea lines;

    @FXML
    private Label reasons;

    @FXML
    private Button addButton;

    /// @param onMended adds the text of [#text()]
    RefusedController(WebsitesViewModel model, Messages messages, Runnable onMended) {
        this.model = model;
        this.messages = messages;
        this.onMended = onMended;
    }

    @FXML
    private void initialize() {
        root.visibleProperty().bind(Bindings.isNotEmpty(model.refused()));
        root.managedProperty().bind(root.visibleProperty());
        model.refused().subscribe(this::show);
        lines.textProperty().subscribe(this::judge);
        show();
    }

    /// The lines as they are mended.
    String text() {
        return lines.getText();
    }

    private void show() {
        lines.setText(
                model.refused().stream().map(finding -> finding.text().strip()).collect(Collectors.joining("\n")));
    }

    /// Says at each key what is still wrong.
    private void judge(String text) {
        WebsiteList mended = WebsiteList.parse(text);
        title.setText(messages.text("websites.refused", mended.findings().size()));
        reasons.setText(mended.findings().stream().map(model::words).collect(Collectors.joining("\n")));
        addButton.setDisable(mended.entries().isEmpty());
    }

    @FXML
    private void add() {
        onMended.run();
    }

    @FXML
    private void close() {
        model.refused().clear();
    }
}
