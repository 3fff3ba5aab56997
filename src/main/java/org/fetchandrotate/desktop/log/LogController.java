package org.fetchandrotate.desktop.log;

import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fetchandrotate.desktop.base.ChoiceWords;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.jspecify.annotations.Nullable;

/// Wires the log.
public final class LogController implements AutoCloseable {
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");

    private final ViewContext context;
    private final Messages messages;
    private final LogViewModel model;

    @FXML
    private Label fileLabel;

    @FXML
    private TextField searchField;

    @FXML
    private ChoiceBox<LogLevel> levelChoice;

    @FXML
    private ToggleButton followButton;

    @FXML
    private Button openButton;

    @FXML
    private TableView<LogLine> table;

    @FXML
    private Label placeholder;

    @FXML
    private TableColumn<LogLine, String> timeColumn;

    @FXML
    private TableColumn<LogLine, String> levelColumn;

    @FXML
    private TableColumn<LogLine, String> textColumn;

    @FXML
    private Label countLabel;

    @FXML
    private Label failureLabel;

    public LogController(ViewContext context) {
        this.context = context;
        messages = context.messages();
        model = new LogViewModel(context.session().workspace().logFolder());
    }

    @FXML
    private void initialize() {
        wireTable();
        wireLevels();
        new Following(table, followButton).start();
        model.queryProperty().bind(searchField.textProperty());
        fileLabel
                .textProperty()
                .bind(model.fileProperty()
                        .map(file ->
                                file.map(path -> path.getFileName().toString()).orElse("")));
        openButton.disableProperty().bind(model.fileProperty().map(file -> file.isEmpty()));
        placeholder
                .textProperty()
                .bind(model.fileProperty().map(file -> messages.text(file.isEmpty() ? "log.empty" : "log.nothing")));
        countLabel
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text(
                                model.lines().size() < LogViewModel.MOST_LINES ? "log.lines" : "log.truncated",
                                model.shown().size()),
                        model.shown()));
        failureLabel
                .textProperty()
                .bind(model.failureProperty()
                        .map(failure -> failure.isEmpty() ? "" : messages.text("log.failure", failure)));
        failureLabel.visibleProperty().bind(failureLabel.textProperty().isNotEmpty());
        failureLabel.managedProperty().bind(failureLabel.visibleProperty());
    }

    @Override
    public void close() {
        model.close();
    }

    private void wireTable() {
        table.setItems(model.shown());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        timeColumn.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().time()));
        levelColumn.setCellValueFactory(cell -> new ReadOnlyStringWrapper(
                cell.getValue().time().isEmpty() ? "" : cell.getValue().level().name()));
        textColumn.setCellValueFactory(
                cell -> new ReadOnlyStringWrapper(cell.getValue().text()));
        table.setRowFactory(ignored -> new LevelRow());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                copy();
                event.consume();
            }
        });
    }

    private void wireLevels() {
        levelChoice.getItems().setAll(LogLevel.values());
        levelChoice.setConverter(new ChoiceWords<>(level -> messages.text(
                switch (level) {
                    case INFO -> "log.level.all";
                    case WARN -> "log.level.warn";
                    case ERROR -> "log.level.error";
                })));
        levelChoice.setValue(LogLevel.INFO);
        model.levelProperty().bind(levelChoice.valueProperty());
    }

    @FXML
    private void copy() {
        context.system()
                .copy(table.getSelectionModel().getSelectedItems().stream()
                        .map(line -> (line.time() + " " + line.level() + " " + line.text()).strip())
                        .collect(Collectors.joining("\n")));
    }

    @FXML
    private void openFile() {
        model.fileProperty().get().ifPresent(context.system()::open);
    }

    @FXML
    private void openFolder() {
        context.system().open(context.session().workspace().logFolder());
    }

    /// A row that shows its line's level.
    private static final class LevelRow extends TableRow<LogLine> {
        @Override
        protected void updateItem(@Nullable LogLine line, boolean empty) {
            super.updateItem(line, empty);
            for (LogLevel level : LogLevel.values()) {
                pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(level.name().toLowerCase(Locale.ROOT)),
                        line != null && !empty && line.level() == level);
            }
        }
    }
}
