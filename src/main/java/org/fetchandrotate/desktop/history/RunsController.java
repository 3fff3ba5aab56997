package org.fetchandrotate.desktop.history;

import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.fetchandrotate.desktop.shell.ViewContext;

/// Wires the list of runs, where there is room for one: choosing one shows its images alone.
final class RunsController {
    private final ViewContext context;
    private final HistoryViewModel model;
    private final Words words;
    private final ChosenRun chosen;

    @FXML
    private ListView<RunRow> runs;

    @FXML
    private Button showButton;

    @FXML
    private Button retryButton;

    @FXML
    private Button proveButton;

    @FXML
    private Button deleteButton;

    @FXML
    private Label readOnlyHint;

    RunsController(ViewContext context, HistoryViewModel model, Words words, ChosenRun chosen) {
        this.context = context;
        this.model = model;
        this.words = words;
        this.chosen = chosen;
    }

    @FXML
    private void initialize() {
        runs.setItems(model.runs());
        runs.setCellFactory(_ -> new RunCell(words));
        runs.getSelectionModel().selectFirst();
        runs.getSelectionModel().selectedItemProperty().subscribe((before, after) -> {
            // the list lets go of its selection for a moment when a chosen run is deleted
            if (after != null) {
                model.filter().runProperty().set(after.id());
            }
        });
        model.filter()
                .runProperty()
                .subscribe(id -> model.row(id.longValue()).ifPresent(runs.getSelectionModel()::select));
        runs.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.getClickCount() == 2) {
                showButton.fire();
            }
        });
        runs.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER) {
                showButton.fire();
            }
        });
        showButton.disableProperty().bind(Bindings.not(chosen.canShow()));
        retryButton.disableProperty().bind(Bindings.not(chosen.canRetry()));
        proveButton.disableProperty().bind(Bindings.not(chosen.canProve()));
        deleteButton.disableProperty().bind(Bindings.not(chosen.canDelete()));
        readOnlyHint.setVisible(context.session().isReadOnly());
        readOnlyHint.setManaged(context.session().isReadOnly());
    }

    @FXML
    private void showRun() {
        chosen.show();
    }

    @FXML
    private void retry() {
        chosen.retry();
    }

    @FXML
    private void prove() {
        chosen.prove();
    }

    @FXML
    private void delete() {
        chosen.delete(runs.getScene().getWindow());
    }
}
