package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.Question;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.RunRecord;

/// Wires the list of runs: choosing one shows its images alone.
final class RunsController {
    private final ViewContext context;
    private final HistoryViewModel model;
    private final Words words;
    private final RunActions actions;
    private final ReadOnlyObjectWrapper<Optional<RunRecord>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Subscription followed = Subscription.EMPTY;

    @FXML
    private ListView<RunRow> runs;

    @FXML
    private Button showButton;

    @FXML
    private Button retryButton;

    @FXML
    private Button deleteButton;

    @FXML
    private Label readOnlyHint;

    RunsController(ViewContext context, HistoryViewModel model, Words words, RunActions actions) {
        this.context = context;
        this.model = model;
        this.words = words;
        this.actions = actions;
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
        model.filter().runProperty().subscribe(id -> select(id.longValue()));
        showButton.disableProperty().bind(actions.canShow(chosen).not());
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
        retryButton.disableProperty().bind(actions.canRetry(chosen).not());
        deleteButton.disableProperty().bind(actions.canDelete(chosen).not());
        readOnlyHint.setVisible(context.session().isReadOnly());
        readOnlyHint.setManaged(context.session().isReadOnly());
    }

    private void select(long id) {
        followed.unsubscribe();
        Optional<RunRow> row =
                model.runs().stream().filter(run -> run.id() == id).findFirst();
        row.ifPresent(runs.getSelectionModel()::select);
        followed = row.map(run -> run.runProperty().subscribe(chosen::set)).orElse(Subscription.EMPTY);
    }

    @FXML
    private void showRun() {
        chosen.get().ifPresent(run -> actions.show(run.id()));
    }

    @FXML
    private void retry() {
        chosen.get().ifPresent(run -> actions.retry(run.id()));
    }

    @FXML
    private void delete() {
        chosen.get().ifPresent(run -> model.findWastebasket(isThere -> ask(run, isThere)));
    }

    private void ask(RunRecord run, boolean canBeHadBack) {
        String text = canBeHadBack ? "history.delete.text-wastebasket" : "history.delete.text";
        new Question(
                        words.text("history.delete.title", run.id()),
                        words.text(text, words.minute(run.startedAt()), run.succeeded() - run.reused()))
                .ask(
                        runs.getScene().getWindow(),
                        words.text("history.delete.confirm"),
                        words.text("history.delete.keep"),
                        () -> actions.delete(run.id()));
    }
}
