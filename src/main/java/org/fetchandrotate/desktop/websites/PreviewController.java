package org.fetchandrotate.desktop.websites;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.base.OneChosen;
import org.fetchandrotate.desktop.base.ViewLoader;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.url.WebUrl;

/// Wires the preview of one website.
public final class PreviewController implements AutoCloseable {
    private final ViewContext context;
    private final PreviewViewModel model;
    private final Consumer<String> add;
    private Optional<WebUrl> page = Optional.empty();
    private Optional<PreviewPictures> pictures = Optional.empty();

    @FXML
    private VBox root;

    @FXML
    private Label titleLabel;

    @FXML
    private Label summaryLabel;

    @FXML
    private ProgressIndicator scanning;

    @FXML
    private ToggleButton picturesButton;

    @FXML
    private Button againButton;

    @FXML
    private Button openButton;

    @FXML
    private ToggleGroup shape;

    @FXML
    private ToggleButton gridButton;

    @FXML
    private FlowPane words;

    @FXML
    private TableView<PreviewRow> table;

    @FXML
    private TableColumn<PreviewRow, PreviewRow> pictureColumn;

    @FXML
    private TableColumn<PreviewRow, String> foundAsColumn;

    @FXML
    private TableColumn<PreviewRow, String> addressColumn;

    @FXML
    private TableColumn<PreviewRow, String> altColumn;

    @FXML
    private TableColumn<PreviewRow, String> leftOutColumn;

    /// @param add adds addresses to the list of websites, one a line
    PreviewController(ViewContext context, Consumer<String> add) {
        this.context = context;
        this.add = add;
        model = new PreviewViewModel(context.background(), context.messages(), context.session());
    }

    @FXML
    private void initialize() {
        titleLabel.textProperty().bind(model.titleProperty());
        summaryLabel.textProperty().bind(model.summaryProperty());
        scanning.visibleProperty().bind(model.scanningProperty());
        scanning.managedProperty().bind(model.scanningProperty());
        table.setItems(model.rows());
        new LeftOutWords(
                        words,
                        context.messages(),
                        word -> lookAgain(model.toggle(word)),
                        context.session().isReadOnly())
                .follow(model.words());
        text(foundAsColumn, PreviewRow::foundAs);
        text(addressColumn, PreviewRow::address);
        text(altColumn, PreviewRow::altText);
        text(leftOutColumn, PreviewRow::leftOut);
        pictureColumn.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        pictureColumn.setCellFactory(column -> new PictureCell(() -> pictures));
        pictureColumn.visibleProperty().bind(picturesButton.selectedProperty());
        picturesButton.selectedProperty().subscribe(this::showPictures);
        againButton.setOnAction(_ -> page.ifPresent(this::show));
        openButton.setOnAction(_ -> page.ifPresent(shown -> context.system().browse(shown.toString())));
        wireGrid();
    }

    private void wireGrid() {
        PickController picking = new PickController(
                context, model.rows(), this::wantedPictures, add, word -> lookAgain(model.leaveOut(word)));
        Parent grid = new ViewLoader(context.messages()).load(picking);
        table.setRowFactory(_ -> new PreviewTableRow(picking));
        VBox.setVgrow(grid, Priority.ALWAYS);
        root.getChildren().add(grid);
        grid.visibleProperty().bind(gridButton.selectedProperty());
        table.visibleProperty().bind(grid.visibleProperty().not());
        picturesButton.visibleProperty().bind(table.visibleProperty());
        Stream.of(grid, table, picturesButton)
                .forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        OneChosen.keep(shape);
        gridButton.selectedProperty().subscribe(isGrid -> showPictures(isGrid || picturesButton.isSelected()));
    }

    private Optional<PreviewPictures> wantedPictures() {
        showPictures(true);
        return pictures;
    }

    VBox root() {
        return root;
    }

    void show(WebUrl shown) {
        page = Optional.of(shown);
        closePictures();
        model.show(shown);
        showPictures(picturesButton.isSelected() || gridButton.isSelected());
    }

    @Override
    public void close() {
        model.close();
        closePictures();
    }

    private void lookAgain(boolean isChanged) {
        if (isChanged) {
            page.ifPresent(this::show);
        }
    }

    private void showPictures(boolean wanted) {
        if (wanted && pictures.isEmpty()) {
            pictures = page.map(shown -> new PreviewPictures(
                    context.background(),
                    shown,
                    context.session().settings(),
                    context.session().engine()));
            table.refresh();
        }
    }

    private void closePictures() {
        pictures.ifPresent(PreviewPictures::close);
        pictures = Optional.empty();
    }

    private static void text(TableColumn<PreviewRow, String> column, Function<PreviewRow, String> value) {
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setCellFactory(ignored -> new TextCell<>());
    }
}
