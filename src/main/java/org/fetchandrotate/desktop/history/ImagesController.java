package org.fetchandrotate.desktop.history;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.base.OneChosen;
import org.fetchandrotate.desktop.base.UserPreferences;
import org.fetchandrotate.desktop.base.ViewLoader;

/// Wires the table of images with its search, its filters and its exports.
final class ImagesController {
    private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");
    /// In preferences.
    private static final String VIEW = "history.view";

    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Messages messages;
    private final HistoryViewModel model;
    private final Words words;
    private final UserPreferences preferences;
    private final ImageMenu menu;
    private final ExportMenu exports;
    private final ChosenMenu chosen;
    private final Supplier<HistoryTile> tiles;
    private final FiltersController filter;
    private final RunMenu runMenu;
    private final ReadOnlyBooleanProperty narrow;

    @FXML
    private VBox root;

    @FXML
    private VBox filters;

    @FXML
    private HBox tools;

    @FXML
    private MenuButton runButton;

    @FXML
    private MenuButton columnsButton;

    @FXML
    private MenuButton exportButton;

    @FXML
    private TableView<HistoryRow> table;

    @FXML
    private GridView<HistoryRow> grid;

    @FXML
    private ToggleGroup shape;

    @FXML
    private ToggleButton asTable;

    @FXML
    private ToggleButton asGallery;

    @FXML
    private Node nothingFound;

    @FXML
    private Label count;

    @FXML
    private Label chosenCount;

    @FXML
    private MenuButton rotateButton;

    @FXML
    private Button tagsButton;

    @FXML
    private Button deleteButton;

    @FXML
    private ProgressIndicator busy;

    @FXML
    private HBox noticeBar;

    @FXML
    private Label noticeText;

    @FXML
    private Button openExport;

    ImagesController(
            HistoryViewModel model,
            Words words,
            UserPreferences preferences,
            ImageMenu menu,
            ExportMenu exports,
            ChosenMenu chosen,
            Supplier<HistoryTile> tiles,
            RunMenu runMenu,
            ReadOnlyBooleanProperty narrow,
            Messages messages) {
        this.messages = messages;
        filter = new FiltersController(model, words, narrow, () -> table.requestFocus());
        this.model = model;
        this.words = words;
        this.preferences = preferences;
        this.menu = menu;
        this.exports = exports;
        this.chosen = chosen;
        this.tiles = tiles;
        this.runMenu = runMenu;
        this.narrow = narrow;
    }

    @FXML
    private void clearFilters() {
        model.filter().clearWithinRun();
    }

    @FXML
    private void initialize() {
        filters.getChildren().add(new ViewLoader(messages).load(filter));
        filter.add(tools);
        wireTable();
        wireGallery();
        wireKeys();
        wireNotices();
        wireChosen();
        runMenu.fill(runButton);
        runButton.visibleProperty().bind(narrow);
        runButton.managedProperty().bind(narrow);
        exportButton.getItems().setAll(exports.items());
        exportButton
                .disableProperty()
                .bind(Bindings.isEmpty(model.rows()).or(model.work().busyProperty()));
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.text(
                                model.countedProperty().get() ? "history.count" : "history.counting",
                                model.rows().size()),
                        model.rows(),
                        model.countedProperty()));
    }

    private void wireChosen() {
        rotateButton.getItems().setAll(chosen.rotations());
        for (Node button : List.of(rotateButton, tagsButton, deleteButton)) {
            button.disableProperty().bind(chosen.chosen().canChange().not());
        }
        chosenCount
                .textProperty()
                .bind(model.chosenProperty()
                        .map(ids -> ids.size() < 2 ? "" : words.text("history.chosen", ids.size())));
    }

    private void wireTable() {
        HistoryTable columns = new HistoryTable(table, model.filter(), words, preferences);
        columns.prepare();
        columnsButton.getItems().setAll(columns.choices());
        columnsButton.getItems().addAll(new SeparatorMenuItem(), columns.reset());
        table.setItems(model.rows());
        new KeptPlace(table, model).keep();
        nothingFound
                .visibleProperty()
                .bind(model.contentsProperty().isEqualTo(HistoryViewModel.Contents.NOTHING_FOUND));
        table.setContextMenu(menu.menu(table));
        table.setRowFactory(_ -> {
            TableRow<HistoryRow> row = new TableRow<>();
            row.setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                    menu.compare();
                }
            });
            return row;
        });
    }

    private void wireGallery() {
        new Gallery(grid, table, model, menu::compare).prepare(tiles, table.getContextMenu());
        OneChosen.keep(shape);
        boolean isGallery = preferences.get(VIEW).filter("gallery"::equals).isPresent();
        (isGallery ? asGallery : asTable).setSelected(true);
        grid.visibleProperty().bind(asGallery.selectedProperty());
        table.visibleProperty().bind(asGallery.selectedProperty().not());
        columnsButton.disableProperty().bind(asGallery.selectedProperty());
        asGallery.selectedProperty().subscribe((before, after) -> preferences.put(VIEW, after ? "gallery" : "table"));
    }

    private void wireKeys() {
        EventHandler<KeyEvent> keys = event -> {
            if (event.getCode() == KeyCode.ENTER) {
                menu.compare();
                event.consume();
            } else if (COPY.match(event)) {
                menu.copyUrl();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE && !deleteButton.isDisabled()) {
                deleteChosen();
                event.consume();
            }
        };
        table.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        grid.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                filter.goToSearch();
                event.consume();
            }
        });
    }

    private void wireNotices() {
        busy.visibleProperty().bind(model.work().busyProperty());
        model.work().noticeProperty().subscribe(this::show);
    }

    private void show(Notice notice) {
        noticeText.setText(
                switch (notice) {
                    case Notice.Silence() -> "";
                    case Notice.Exported(int rows, var file) -> words.text("history.exported", rows, file.toString());
                    case Notice.Deleted(long runId, var deleted)
                    when deleted.left() > 0 ->
                        words.text("history.deleted-but", runId, deleted.files(), deleted.left());
                    case Notice.Deleted(long runId, var deleted) ->
                        words.text("history.deleted", runId, deleted.files(), words.bytes(deleted.bytes()));
                    case Notice.ImagesDeleted(int images, var deleted)
                    when deleted.left() > 0 ->
                        words.text("history.images-deleted-but", images, deleted.files(), deleted.left());
                    case Notice.ImagesDeleted(int images, var deleted) ->
                        words.text("history.images-deleted", images, deleted.files(), words.bytes(deleted.bytes()));
                    case Notice.Proved(var counts, int undecoded)
                    when counts.isEmpty() && undecoded == 0 -> words.text("history.proved.none");
                    case Notice.Proved(var counts, int undecoded) -> proved(words.proofs(counts), undecoded);
                    case Notice.Rotated(var result) -> rotated(result);
                    case Notice.Failure(String sentence) -> sentence;
                });
        boolean isSilent = notice instanceof Notice.Silence;
        noticeBar.setVisible(!isSilent);
        noticeBar.setManaged(!isSilent);
        noticeBar.pseudoClassStateChanged(FAILURE, notice instanceof Notice.Failure);
        boolean isExport = notice instanceof Notice.Exported;
        openExport.setVisible(isExport);
        openExport.setManaged(isExport);
    }

    private String proved(String counts, int undecoded) {
        String rest = undecoded == 0 ? "" : words.text("history.proved.undecoded", undecoded);
        return Stream.of(counts, rest).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private String rotated(HistoryEdits.Rotated result) {
        return result.failure()
                .map(failure -> words.text(
                        "history.rotated-again-but", result.done(), result.left(), messages.failure(failure)))
                .orElseGet(() -> words.text("history.rotated-again", result.done()));
    }

    @FXML
    private void showTags() {
        chosen.tags().show(tagsButton);
    }

    @FXML
    private void deleteChosen() {
        chosen.delete(table);
    }

    @FXML
    private void dismissNotice() {
        model.work().dismissNotice();
    }

    @FXML
    private void openExported() {
        if (model.work().noticeProperty().get() instanceof Notice.Exported exported) {
            exports.open(exported);
        }
    }
}
