package org.fetchandrotate.desktop.websites;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.run.HostRow;
import org.fetchandrotate.desktop.run.RunCenter;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.desktop.websites.WebsiteMenu.Command;
import org.fetchandrotate.desktop.websites.WebsitesViewModel.Direction;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.jspecify.annotations.Nullable;

/// Wires the table of websites: its columns, what is selected in it, its keys, and its rows that can be dragged.
public final class WebsiteTableController {
    private static final KeyCombination UP = KeyCombination.valueOf("Alt+UP");
    private static final KeyCombination DOWN = KeyCombination.valueOf("Alt+DOWN");
    private static final KeyCombination COPY = KeyCombination.valueOf("Shortcut+C");
    /// Width of the table in pixels with which all columns have room for their words; with less, the last goes, and
    /// then the one before.
    private static final double ROOM_FOR_SHARE = 900;

    private static final double ROOM_FOR_REUSED = 800;

    private static final Comparator<@Nullable Number> BY_NUMBER =
            Comparator.nullsFirst(Comparator.comparingDouble(Number::doubleValue));

    private final WebsitesViewModel model;
    private final Messages messages;
    private final RunCenter runs;
    private final WebsiteTexts texts;
    private final Actions actions;
    private final SystemActions system;
    private final WebsiteFilter filter;
    private Runnable replacing = () -> {};

    @FXML
    private TableView<WebsiteRow> table;

    @FXML
    private Button clearButton;

    @FXML
    private TableColumn<WebsiteRow, WebsiteRow> useColumn;

    @FXML
    private TableColumn<WebsiteRow, WebsiteRow> urlColumn;

    @FXML
    private TableColumn<WebsiteRow, String> statusColumn;

    @FXML
    private TableColumn<WebsiteRow, Number> foundColumn;

    @FXML
    private TableColumn<WebsiteRow, Number> takenColumn;

    @FXML
    private TableColumn<WebsiteRow, Number> failedColumn;

    @FXML
    private TableColumn<WebsiteRow, Number> reusedColumn;

    @FXML
    private TableColumn<WebsiteRow, Number> shareColumn;

    /// What the page does for the table.
    ///
    /// @param preview shows what a website offers
    /// @param paste adds what is in the clipboard
    /// @param clearFilter shows all websites again
    record Actions(Consumer<WebsiteRow> preview, Runnable paste, Runnable clearFilter) {}

    WebsiteTableController(WebsitesViewModel model, ViewContext context, Actions actions) {
        this.model = model;
        this.actions = actions;
        system = context.system();
        messages = context.messages();
        runs = context.runs();
        texts = new WebsiteTexts(messages, context.runs().phaseProperty());
        // told of replaced rows before the table is
        model.rows().addListener((ListChangeListener<WebsiteRow>) _ -> replacing.run());
        filter = new WebsiteFilter(model.rows(), texts, runs, () -> replacing.run());
    }

    @FXML
    private void initialize() {
        SortedList<WebsiteRow> sorted = new SortedList<>(filter.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setEditable(!model.isReadOnly());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.setContextMenu(
                new WebsiteMenu(table.getSelectionModel().getSelectedItems(), model.isReadOnly(), messages, this::run)
                        .menu());
        clearButton.setOnAction(_ -> actions.clearFilter().run());
        wireColumns();
        wireDragging();
        KeptSelection selection = new KeptSelection(table);
        replacing = selection::beforeReplacing;
        selection.keep();
    }

    BooleanBinding nothingSelected() {
        return table.getSelectionModel().selectedItemProperty().isNull();
    }

    /// Shows the websites alone whose address or state has a text in it, in any case.
    void filter(String text) {
        filter.want(text);
    }

    /// How many websites show.
    IntegerBinding shownCount() {
        return Bindings.size(filter.shown());
    }

    void previewSelected() {
        selected().ifPresent(actions.preview());
    }

    void deleteSelected() {
        int index = table.getSelectionModel().getSelectedIndex();
        model.remove(selection());
        table.getSelectionModel()
                .clearAndSelect(Math.min(index, table.getItems().size() - 1));
    }

    void moveSelected(Direction direction) {
        if (isInOrder()) {
            model.move(selection(), direction);
            selected().ifPresent(table::scrollTo);
        }
    }

    void scrollToEnd() {
        table.scrollTo(table.getItems().size() - 1);
    }

    private void wireColumns() {
        useColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        useColumn.setCellFactory(column -> new UseCell(model, messages));
        useColumn.setComparator(Comparator.comparing(WebsiteRow::isOn));
        urlColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        urlColumn.setCellFactory(column -> new UrlCell(model, messages.text("websites.address")));
        urlColumn.setComparator(Comparator.comparing(row -> row.url().readable()));
        statusColumn.setCellValueFactory(cell -> texts.status(cell.getValue()));
        statusColumn.setCellFactory(column -> new TextCell<>());
        count(foundColumn, HostRow::foundProperty);
        count(takenColumn, HostRow::takenProperty);
        count(failedColumn, HostRow::failedProperty);
        count(reusedColumn, HostRow::reusedProperty);
        shareColumn.setCellValueFactory(cell -> WebsiteTexts.share(cell.getValue()));
        shareColumn.setCellFactory(column -> new ShareCell(messages.text("websites.column.share")));
        shareColumn.setComparator(BY_NUMBER);
        // before there is a run the addresses may have all the room
        var noRun = Bindings.isEmpty(runs.hosts());
        Stream.of(foundColumn, takenColumn, failedColumn)
                .forEach(column -> column.visibleProperty().bind(noRun.not()));
        reusedColumn
                .visibleProperty()
                .bind(noRun.not().and(table.widthProperty().greaterThanOrEqualTo(ROOM_FOR_REUSED)));
        shareColumn.visibleProperty().bind(noRun.not().and(table.widthProperty().greaterThanOrEqualTo(ROOM_FOR_SHARE)));
    }

    private void count(TableColumn<WebsiteRow, Number> column, Function<HostRow, ReadOnlyIntegerProperty> count) {
        column.setCellValueFactory(cell -> WebsiteTexts.count(cell.getValue(), count));
        column.setCellFactory(_ -> new CountCell(messages));
        column.setComparator(BY_NUMBER);
    }

    private void wireDragging() {
        // the toolkit knows each format once, however many windows there are
        DataFormat known = DataFormat.lookupMimeType(RowDragging.MIME_TYPE);
        DataFormat format = known == null ? new DataFormat(RowDragging.MIME_TYPE) : known;
        RowDragging dragging = new RowDragging(format, this::moveAndSelect);
        table.setRowFactory(dragging::row);
    }

    private void onKey(KeyEvent event) {
        if (table.getEditingCell() == null && !table.getSelectionModel().isEmpty()) {
            command(event).ifPresent(command -> {
                run(command);
                event.consume();
            });
        }
    }

    private Optional<Command> command(KeyEvent event) {
        if (UP.match(event)) {
            return Optional.of(Command.MOVE_UP);
        }
        if (DOWN.match(event)) {
            return Optional.of(Command.MOVE_DOWN);
        }
        if (COPY.match(event)) {
            return Optional.of(Command.COPY);
        }
        boolean isOn = selected().filter(WebsiteRow::isOn).isPresent();
        return Optional.ofNullable(
                switch (event.getCode()) {
                    case KeyCode.SPACE -> isOn ? Command.SWITCH_OFF : Command.SWITCH_ON;
                    case KeyCode.DELETE -> Command.REMOVE;
                    case KeyCode.ENTER -> Command.PREVIEW;
                    case KeyCode.F2 -> Command.EDIT;
                    default -> null;
                });
    }

    private void run(Command command) {
        switch (command) {
            case PREVIEW -> previewSelected();
            case OPEN -> selected().ifPresent(row -> system.browse(row.url().toString()));
            case COPY ->
                system.copy(
                        selection().stream().map(row -> row.url().toString()).collect(Collectors.joining("\n")));
            case EDIT -> edit();
            case SWITCH_ON -> model.use(selection(), Use.ON);
            case SWITCH_OFF -> model.use(selection(), Use.OFF);
            case MOVE_UP -> moveSelected(Direction.UP);
            case MOVE_DOWN -> moveSelected(Direction.DOWN);
            case REMOVE -> deleteSelected();
            case PASTE -> actions.paste().run();
        }
    }

    private void edit() {
        int row = table.getSelectionModel().getSelectedIndex();
        table.scrollTo(row);
        table.layout();
        table.edit(row, urlColumn);
    }

    private List<WebsiteRow> selection() {
        return List.copyOf(table.getSelectionModel().getSelectedItems());
    }

    private Optional<WebsiteRow> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    /// Whether the table shows the whole list in its own order: else places in the one aren't places in the other.
    private boolean isInOrder() {
        return table.getSortOrder().isEmpty()
                && filter.shown().size() == model.rows().size();
    }

    private void moveAndSelect(WebsiteRow row, int to) {
        if (isInOrder()) {
            model.move(row, to);
            int place = Math.clamp(to, 0, model.rows().size() - 1);
            table.getSelectionModel().clearAndSelect(place);
            table.scrollTo(place);
        }
    }
}
