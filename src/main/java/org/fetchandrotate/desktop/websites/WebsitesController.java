package org.fetchandrotate.desktop.websites;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.run.HostRow;
import org.fetchandrotate.desktop.shell.Messages;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.WebUrl;
import org.fetchandrotate.settings.WebsiteList.Use;

/// Wires the list of websites.
public final class WebsitesController implements AutoCloseable {
    /// More than anybody drops on purpose.
    private static final int MAX_FILE_BYTES = 1 << 20;

    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final KeyCombination PASTE = KeyCombination.valueOf("Shortcut+V");
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");
    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Y");
    private static final KeyCombination REDO_TOO = KeyCombination.valueOf("Shortcut+Shift+Z");
    private static final KeyCombination UP = KeyCombination.valueOf("Alt+UP");
    private static final KeyCombination DOWN = KeyCombination.valueOf("Alt+DOWN");

    private final ViewContext context;
    private final Messages messages;
    private final WebsitesViewModel model;
    private final WebsiteTexts texts;
    private final PreviewController preview;
    private final Runnable demo;
    private final Runnable start;
    private Optional<WebUrl> lastSelected = Optional.empty();

    @FXML
    private VBox root;

    @FXML
    private Label countLabel;

    @FXML
    private VBox problemsBox;

    @FXML
    private Label problemsLabel;

    @FXML
    private TextField addField;

    @FXML
    private Button addButton;

    @FXML
    private Label noteLabel;

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
    private Button filesButton;

    @FXML
    private Button startButton;

    @FXML
    private SplitPane split;

    @FXML
    private TableView<WebsiteRow> table;

    @FXML
    private VBox emptyState;

    @FXML
    private TableColumn<WebsiteRow, WebsiteRow> useColumn;

    @FXML
    private TableColumn<WebsiteRow, WebsiteRow> urlColumn;

    @FXML
    private TableColumn<WebsiteRow, String> statusColumn;

    @FXML
    private TableColumn<WebsiteRow, String> foundColumn;

    @FXML
    private TableColumn<WebsiteRow, String> takenColumn;

    @FXML
    private TableColumn<WebsiteRow, String> failedColumn;

    @FXML
    private TableColumn<WebsiteRow, String> reusedColumn;

    @FXML
    private TableColumn<WebsiteRow, Number> shareColumn;

    /// @param demo opens the demo
    /// @param start starts a run
    public WebsitesController(ViewContext context, Runnable demo, Runnable start) {
        this.context = context;
        this.demo = demo;
        this.start = start;
        messages = context.messages();
        model = new WebsitesViewModel(context.session(), context.runs(), messages);
        texts = new WebsiteTexts(messages);
        preview = new PreviewController(context);
    }

    /// What its FXML includes.
    public Object included() {
        return preview;
    }

    @FXML
    private void initialize() {
        table.setItems(model.rows());
        wireColumns();
        keepSelection();
        wireState();
        wireAdding();
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onTableKey);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        root.setOnDragOver(this::onDragOver);
        root.setOnDragDropped(this::onDragDropped);
        split.getItems().remove(preview.root());
    }

    @Override
    public void close() {
        preview.close();
        model.close();
    }

    /// Changes replace the rows: the same website stays selected.
    private void keepSelection() {
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null) {
                lastSelected = Optional.of(row.url());
            }
        });
        // a change listener, added after the table's own: that one clears the selection
        model.rows().addListener((ListChangeListener<WebsiteRow>) change -> model.rows().stream()
                .filter(row -> lastSelected.equals(Optional.of(row.url())))
                .findFirst()
                .ifPresent(row ->
                        table.getSelectionModel().clearAndSelect(model.rows().indexOf(row))));
    }

    private void wireColumns() {
        useColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        useColumn.setCellFactory(column -> new UseCell(model, messages));
        urlColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        urlColumn.setCellFactory(column -> new UrlCell(model, messages.text("websites.address")));
        statusColumn.setCellValueFactory(cell -> texts.status(cell.getValue()));
        statusColumn.setCellFactory(column -> new TextCell<>());
        count(foundColumn, HostRow::foundProperty);
        count(takenColumn, HostRow::takenProperty);
        count(failedColumn, HostRow::failedProperty);
        count(reusedColumn, HostRow::reusedProperty);
        shareColumn.setCellValueFactory(cell -> WebsiteTexts.share(cell.getValue()));
        shareColumn.setCellFactory(column -> new ShareCell(messages.text("websites.column.share")));
        DataFormat known = DataFormat.lookupMimeType(RowDragging.MIME_TYPE);
        DataFormat format = known == null ? new DataFormat(RowDragging.MIME_TYPE) : known;
        RowDragging dragging = new RowDragging(format, this::moveAndSelect);
        table.setRowFactory(dragging::row);
    }

    private void count(TableColumn<WebsiteRow, String> column, Function<HostRow, ReadOnlyIntegerProperty> count) {
        column.setCellValueFactory(cell -> texts.count(cell.getValue(), count));
    }

    private void wireState() {
        var nothingSelected = table.getSelectionModel().selectedItemProperty().isNull();
        var fixed = Bindings.createBooleanBinding(model::isReadOnly);
        addField.setDisable(model.isReadOnly());
        filesButton.setDisable(model.isReadOnly());
        deleteButton.disableProperty().bind(nothingSelected.or(fixed));
        upButton.disableProperty().bind(nothingSelected.or(fixed));
        downButton.disableProperty().bind(nothingSelected.or(fixed));
        previewButton.disableProperty().bind(nothingSelected);
        undoButton.disableProperty().bind(model.undoableProperty().not());
        redoButton.disableProperty().bind(model.redoableProperty().not());
        table.setEditable(!model.isReadOnly());
        var empty = Bindings.isEmpty(model.rows());
        show(emptyState, empty);
        show(split, empty.not());
        show(startButton, empty.not());
        startButton
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.isReadOnly()
                                || context.runs().phaseProperty().get().isActive(),
                        context.runs().phaseProperty()));
        countLabel
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text(
                                "websites.count",
                                model.rows().stream().filter(WebsiteRow::isOn).count(),
                                model.rows().size()),
                        model.rows()));
        problemsLabel
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.problems().stream().map(model::words).collect(Collectors.joining("\n")),
                        model.problems()));
        show(problemsBox, Bindings.isNotEmpty(model.problems()));
    }

    private void wireAdding() {
        addField.textProperty().subscribe(text -> {
            Optional<String> problem = model.problemOf(text, Optional.empty());
            addField.pseudoClassStateChanged(ERROR, problem.isPresent());
            noteLabel.pseudoClassStateChanged(ERROR, problem.isPresent());
            noteLabel.setText(problem.orElse(""));
            addButton.setDisable(text.isBlank() || problem.isPresent());
        });
        // a text field takes but the first line of what is pasted
        addField.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            String pasted = Clipboard.getSystemClipboard().getString();
            if (PASTE.match(event) && pasted != null && pasted.strip().contains("\n")) {
                addText(pasted);
                event.consume();
            }
        });
    }

    private static void show(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    private void onTableKey(KeyEvent event) {
        if (table.getEditingCell() != null) {
            return;
        }
        selected().ifPresent(row -> {
            if (UP.match(event)) {
                moveUp();
                event.consume();
            } else if (DOWN.match(event)) {
                moveDown();
                event.consume();
            } else if (event.getCode() == KeyCode.SPACE) {
                model.use(row, row.isOn() ? Use.OFF : Use.ON);
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE) {
                delete();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                preview();
                event.consume();
            }
        });
    }

    private void onKey(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextField;
        if (typing) {
            return;
        }
        if (UNDO.match(event)) {
            undo();
            event.consume();
        } else if (REDO.match(event) || REDO_TOO.match(event)) {
            redo();
            event.consume();
        } else if (PASTE.match(event)) {
            Optional.ofNullable(Clipboard.getSystemClipboard().getString()).ifPresent(this::addText);
            event.consume();
        }
    }

    private void onDragOver(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (event.getGestureSource() == null && (board.hasUrl() || board.hasString() || board.hasFiles())) {
            event.acceptTransferModes(TransferMode.COPY_OR_MOVE);
            event.consume();
        }
    }

    private void onDragDropped(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles()) {
            addFiles(board.getFiles().stream().map(File::toPath).toList());
        } else {
            addText(board.hasString() ? board.getString() : board.getUrl());
        }
        event.setDropCompleted(true);
        event.consume();
    }

    private Optional<WebsiteRow> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void moveAndSelect(WebsiteRow row, int to) {
        model.move(row, to);
        int place = Math.clamp(to, 0, model.rows().size() - 1);
        table.getSelectionModel().clearAndSelect(place);
        table.scrollTo(place);
    }

    private void addText(String text) {
        int before = model.rows().size();
        model.add(text).ifPresent(noteLabel::setText);
        if (model.rows().size() > before) {
            table.scrollTo(model.rows().size() - 1);
        }
    }

    private void addFiles(List<Path> files) {
        for (Path file : files) {
            context.background()
                    .run(
                            () -> read(file),
                            this::addText,
                            failure ->
                                    noteLabel.setText(messages.text("websites.file-unreadable", file.getFileName())));
        }
    }

    private static String read(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return new String(stream.readNBytes(MAX_FILE_BYTES), StandardCharsets.UTF_8);
        }
    }

    @FXML
    private void add() {
        if (model.problemOf(addField.getText(), Optional.empty()).isEmpty()
                && !addField.getText().isBlank()) {
            String text = addField.getText();
            addField.clear();
            addText(text);
            addField.requestFocus();
        }
    }

    @FXML
    private void chooseFiles() {
        addFiles(context.system().chooseFiles(messages.text("websites.choose-files")));
    }

    @FXML
    private void delete() {
        int index = table.getSelectionModel().getSelectedIndex();
        model.remove(List.copyOf(table.getSelectionModel().getSelectedItems()));
        table.getSelectionModel().clearAndSelect(Math.min(index, model.rows().size() - 1));
    }

    @FXML
    private void moveUp() {
        selected().ifPresent(row -> moveAndSelect(row, table.getSelectionModel().getSelectedIndex() - 1));
    }

    @FXML
    private void moveDown() {
        selected().ifPresent(row -> moveAndSelect(row, table.getSelectionModel().getSelectedIndex() + 1));
    }

    @FXML
    private void undo() {
        model.undo();
    }

    @FXML
    private void redo() {
        model.redo();
    }

    @FXML
    private void preview() {
        selected().ifPresent(row -> {
            if (!split.getItems().contains(preview.root())) {
                split.getItems().add(preview.root());
            }
            preview.show(row.url());
        });
    }

    @FXML
    private void startDemo() {
        demo.run();
    }

    @FXML
    private void startRun() {
        start.run();
    }
}
