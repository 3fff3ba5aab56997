package org.fetchandrotate.desktop.websites;

import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.desktop.websites.WebsitesViewModel.Direction;

/// Wires the page of the websites: the commands above the list, and what its parts have to do with each other.
public final class WebsitesController implements AutoCloseable {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Y");
    private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Shift+Z");

    /// A list of something else has a finding a line, and nobody reads thousands.
    private static final int MOST_FINDINGS = 50;

    private final ViewContext context;
    private final WebsitesViewModel model;
    private final WebsiteTableController table;
    private final AddingController adding;
    private final RefusedController refused;
    private final PreviewController preview;
    private final Runnable demo;
    private final Runnable start;

    @FXML
    private VBox root;

    @FXML
    private Label countLabel;

    @FXML
    private TextField filterField;

    @FXML
    private VBox findingsBox;

    @FXML
    private Label findingsLabel;

    @FXML
    private Button previewButton;

    @FXML
    private Button deleteButton;

    @FXML
    private Button upButton;

    @FXML
    private Button downButton;

    @FXML
    private Button undoButton;

    @FXML
    private Button redoButton;

    @FXML
    private Button startButton;

    @FXML
    private SplitPane split;

    @FXML
    private VBox emptyState;

    @FXML
    private Button demoButton;

    /// @param demo opens the demo
    /// @param start starts a run
    public WebsitesController(ViewContext context, Runnable demo, Runnable start) {
        this.context = context;
        this.demo = demo;
        this.start = start;
        model = new WebsitesViewModel(context.session(), context.runs(), context.messages());
        table = new WebsiteTableController(
                model,
                context,
                new WebsiteTableController.Actions(this::preview, () -> adding().paste(), this::clearFilter));
        adding = new AddingController(context, model, table::scrollToEnd);
        refused = new RefusedController(model, context.messages(), this::addMended);
        preview = new PreviewController(context, adding::add);
    }

    /// The controllers of what its FXML includes.
    public List<Object> included() {
        return List.of(table, adding, refused, preview);
    }

    @FXML
    private void initialize() {
        wireCommands();
        wireTexts();
        var empty = Bindings.isEmpty(model.rows());
        show(emptyState, empty);
        show(split, empty.not());
        show(startButton, empty.not());
        show(filterField, empty.not());
        adding.takeDrops(root);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        split.getItems().remove(preview.root());
    }

    @Override
    public void close() {
        preview.close();
        model.close();
    }

    private void wireCommands() {
        var nothingSelected = table.nothingSelected();
        previewButton.setOnAction(_ -> table.previewSelected());
        deleteButton.setOnAction(_ -> table.deleteSelected());
        upButton.setOnAction(_ -> table.moveSelected(Direction.UP));
        downButton.setOnAction(_ -> table.moveSelected(Direction.DOWN));
        filterField.textProperty().subscribe(table::filter);
        undoButton.setOnAction(_ -> model.undo());
        redoButton.setOnAction(_ -> model.redo());
        startButton.setOnAction(_ -> start.run());
        demoButton.setOnAction(_ -> demo.run());
        var unchangeable = nothingSelected.or(Bindings.createBooleanBinding(model::isReadOnly));
        previewButton.disableProperty().bind(nothingSelected);
        deleteButton.disableProperty().bind(unchangeable);
        upButton.disableProperty().bind(unchangeable);
        downButton.disableProperty().bind(unchangeable);
        undoButton.disableProperty().bind(model.undoableProperty().not());
        redoButton.disableProperty().bind(model.redoableProperty().not());
        startButton
                .disableProperty()
                .bind(context.runs().phaseProperty().map(phase -> model.isReadOnly() || phase.isActive()));
    }

    private void wireTexts() {
        Messages messages = context.messages();
        countLabel
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text(
                                "websites.count",
                                model.rows().stream().filter(WebsiteRow::isOn).count(),
                                model.rows().size()),
                        model.rows()));
        findingsLabel
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.findings().stream()
                                .limit(MOST_FINDINGS)
                                .map(model::words)
                                .collect(Collectors.joining(
                                        "\n", "", model.findings().size() > MOST_FINDINGS ? "\n…" : "")),
                        model.findings()));
        show(findingsBox, Bindings.isNotEmpty(model.findings()));
    }

    private static void show(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void onKey(KeyEvent event) {
        if (FIND.match(event)) {
            filterField.requestFocus();
            event.consume();
            return;
        }
        if (event.getTarget() instanceof TextField) {
            return;
        }
        if (UNDO.match(event)) {
            model.undo();
            event.consume();
        } else if (REDO.match(event) || REDO_TOO.match(event)) {
            model.redo();
            event.consume();
        } else if (AddingController.PASTE.match(event)) {
            adding.paste();
            event.consume();
        }
    }

    private AddingController adding() {
        return adding;
    }

    private void clearFilter() {
        filterField.clear();
    }

    private void addMended() {
        adding.add(refused.text());
    }

    private void preview(WebsiteRow row) {
        if (!split.getItems().contains(preview.root())) {
            split.getItems().add(preview.root());
        }
        preview.show(row.url());
    }
}
