package org.fetchandrotate.desktop.websites;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.run.HostRow;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.WebUrl;

/// Wires the table of websites: its columns, what is selected in it, its keys, and its rows that can be dragged.
public final class WebsiteTableController {
    private static final KeyCombination UP = KeyCombination.valueOf("Alt+UP");
    private static final KeyCombination DOWN = KeyCombination.valueOf("Alt+DOWN");

    private final WebsitesViewModel model;
    private final Messages messages;
    private final RunCenter runs;
    private final WebsiteTexts texts;
    private final Consumer<WebsiteRow> preview;
    private Optional<WebUrl> lastSelected = Optional.empty();

    @FXML
    private TableView<WebsiteRow> table;

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

    /// @param preview shows what a website offers
    WebsiteTableController(WebsitesViewModel model, ViewContext context, Consumer<WebsiteRow> preview) {
        this.model = model;
        this.preview = preview;
        messages = context.messages();
        runs = context.runs();
        texts = new WebsiteTexts(messages, context.runs().phaseProperty());
    }

    @FXML
    private void initialize() {
        table.setItems(model.rows());
        table.setEditable(!model.isReadOnly());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        wireColumns();
        wireDragging();
        keepSelection();
    }

    BooleanBinding nothingSelected() {
        return table.getSelectionModel().selectedItemProperty().isNull();
    }

    void previewSelected() {
        selected().ifPresent(preview);
    }

    void deleteSelected() {
        int index = table.getSelectionModel().getSelectedIndex();
        model.remove(List.copyOf(table.getSelectionModel().getSelectedItems()));
        table.getSelectionModel().clearAndSelect(Math.min(index, model.rows().size() - 1));
    }

    void moveSelectedUp() {
        selected().ifPresent(row -> moveAndSelect(row, model.rows().indexOf(row) - 1));
    }

    void moveSelectedDown() {
        selected().ifPresent(row -> moveAndSelect(row, model.rows().indexOf(row) + 1));
    }

    void scrollToEnd() {
        table.scrollTo(model.rows().size() - 1);
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
        // before there is a run the addresses may have all the room
        var noRun = Bindings.isEmpty(runs.hosts());
        Stream.of(foundColumn, takenColumn, failedColumn, reusedColumn, shareColumn)
                .forEach(column -> column.visibleProperty().bind(noRun.not()));
    }

    private void count(TableColumn<WebsiteRow, String> column, Function<HostRow, ReadOnlyIntegerProperty> count) {
        column.setCellValueFactory(cell -> texts.count(cell.getValue(), count));
    }

    private void wireDragging() {
        // the toolkit knows each format once, however many windows there are
        DataFormat known = DataFormat.lookupMimeType(RowDragging.MIME_TYPE);
        DataFormat format = known == null ? new DataFormat(RowDragging.MIME_TYPE) : known;
        RowDragging dragging = new RowDragging(format, this::moveAndSelect);
        table.setRowFactory(dragging::row);
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

    private void onKey(KeyEvent event) {
        if (table.getEditingCell() == null) {
            command(event)
                    .ifPresent(command -> selected().ifPresent(row -> {
                        command.accept(row);
                        event.consume();
                    }));
        }
    }

    private Optional<Consumer<WebsiteRow>> command(KeyEvent event) {
        if (UP.match(event)) {
            return Optional.of(row -> moveSelectedUp());
        }
        if (DOWN.match(event)) {
            return Optional.of(row -> moveSelectedDown());
        }
        return Optional.ofNullable(
                switch (event.getCode()) {
                    case KeyCode.SPACE -> row -> model.use(row, row.isOn() ? Use.OFF : Use.ON);
                    case KeyCode.DELETE -> row -> deleteSelected();
                    case KeyCode.ENTER -> preview;
                    default -> null;
                });
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
}
