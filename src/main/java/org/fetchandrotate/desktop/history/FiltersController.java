package org.fetchandrotate.desktop.history;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.controlsfx.control.SearchableComboBox;
import org.fetchandrotate.model.ImageStatus;

/// Wires the search and the filters.
final class FiltersController {
    /// From the last key pressed to the search.
    private static final Duration PAUSE = Duration.millis(250);

    private final HistoryViewModel model;
    private final Words words;
    private final Runnable goToTable;
    private final ReadOnlyBooleanProperty narrow;
    private final PauseTransition typing = new PauseTransition(PAUSE);

    @FXML
    private HBox searchRow;

    @FXML
    private TextField search;

    @FXML
    private SearchableComboBox<RunRow> run;

    @FXML
    private SearchableComboBox<Optional<String>> host;

    @FXML
    private SearchableComboBox<Optional<String>> tag;

    @FXML
    private ComboBox<Optional<ImageStatus>> status;

    @FXML
    private ComboBox<FailureFilter> failure;

    @FXML
    private Button clearButton;

    /// @param narrow whether there is no room for a list of runs beside the images
    /// @param goToTable moves the focus from the search to what was found
    FiltersController(HistoryViewModel model, Words words, ReadOnlyBooleanProperty narrow, Runnable goToTable) {
        this.model = model;
        this.words = words;
        this.narrow = narrow;
        this.goToTable = goToTable;
    }

    @FXML
    private void initialize() {
        HistoryFilter filter = model.filter();
        wireSearch(filter);
        wireRuns(filter);
        Choices.fill(host, filter.hostProperty(), name -> name.orElse(words.text("history.host.all")));
        Choices.follow(host, model.hosts());
        Choices.fill(tag, filter.tagProperty(), name -> name.orElse(words.text("history.tag.all")));
        Choices.follow(tag, model.tags());
        BooleanBinding hasTags =
                Bindings.isNotEmpty(model.tags()).or(filter.tagProperty().isNotEqualTo(Optional.empty()));
        tag.visibleProperty().bind(hasTags);
        tag.managedProperty().bind(hasTags);
        Choices.fill(
                status,
                filter.statusProperty(),
                chosen -> chosen.map(words::status).orElse(words.text("history.status.all")));
        status.getItems()
                .setAll(Stream.concat(
                                Stream.of(Optional.<ImageStatus>empty()),
                                Stream.of(ImageStatus.values()).map(Optional::of))
                        .toList());
        Choices.fill(failure, filter.failureProperty(), words::failure);
        failure.getItems().setAll(FailureFilter.choices());
        clearButton
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        filter::isOpenWithinRun,
                        filter.hostProperty(),
                        filter.tagProperty(),
                        filter.statusProperty(),
                        filter.failureProperty(),
                        filter.textProperty()));
    }

    /// Puts something beside the search.
    void add(Node tools) {
        searchRow.getChildren().add(tools);
    }

    void goToSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /// In place of the list beside the images.
    private void wireRuns(HistoryFilter filter) {
        run.visibleProperty().bind(narrow);
        run.managedProperty().bind(narrow);
        run.setItems(model.runs());
        run.setCellFactory(_ -> new RunCell(words));
        Choices.say(run, words::line);
        filter.runProperty().subscribe(id -> model.row(id.longValue()).ifPresent(run::setValue));
        run.valueProperty().subscribe((before, after) -> {
            // the box lets go of its value for a moment when a chosen run is deleted
            if (after != null) {
                filter.runProperty().set(after.id());
            }
        });
    }

    private void wireSearch(HistoryFilter filter) {
        typing.setOnFinished(event -> search());
        search.textProperty().subscribe((before, after) -> {
            if (!after.equals(filter.textProperty().get())) {
                typing.playFromStart();
            }
        });
        filter.textProperty().subscribe((before, after) -> {
            typing.stop();
            // setting a text, even the same one, moves the caret to its beginning: not while somebody types
            if (!search.getText().equals(after)) {
                search.setText(after);
            }
        });
    }

    /// At once.
    @FXML
    private void search() {
        typing.stop();
        model.filter().textProperty().set(search.getText());
    }

    @FXML
    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            search();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            goToTable.run();
            event.consume();
        }
    }

    @FXML
    private void clear() {
        model.filter().clearWithinRun();
    }
}
