package org.fetchandrotate.desktop.websites;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.layout.StackPane;
import org.controlsfx.control.GridView;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// Wires the grid in which images of a page are picked: ticked ones are listed by themselves, or tell which word
/// leaves out images like them.
final class PickController implements PickActions {
    /// Beneath a picture stands its name.
    private static final double NAME_HEIGHT = 26;

    private final ViewContext context;
    private final Messages messages;
    private final FilteredList<PreviewRow> images;
    private final Supplier<Optional<PreviewPictures>> pictures;
    private final Consumer<String> add;
    private final Consumer<String> leaveOutWord;
    private final ObservableSet<WebUrl> picked = FXCollections.observableSet(new LinkedHashSet<>());
    private final GridView<PreviewRow> grid;

    @FXML
    private StackPane place;

    @FXML
    private Slider size;

    @FXML
    private Label count;

    @FXML
    private Button listThem;

    @FXML
    private Button leaveOut;

    @FXML
    private Button none;

    /// @param rows of the preview
    /// @param pictures of the page that shows
    /// @param add adds addresses to the list of websites, one a line
    /// @param leaveOutWord leaves out images whose address has a word
    PickController(
            ViewContext context,
            ObservableList<PreviewRow> rows,
            Supplier<Optional<PreviewPictures>> pictures,
            Consumer<String> add,
            Consumer<String> leaveOutWord) {
        this.context = context;
        this.pictures = pictures;
        this.add = add;
        this.leaveOutWord = leaveOutWord;
        messages = context.messages();
        images = new FilteredList<>(rows, row -> row.image().isPresent());
        grid = new GridView<>(images);
        rows.addListener((ListChangeListener<PreviewRow>) _ -> picked.retainAll(
                images.stream().flatMap(row -> row.image().stream()).collect(Collectors.toSet())));
    }

    @FXML
    private void initialize() {
        grid.setId("pickGrid");
        grid.getStyleClass().add("pick-grid");
        grid.setCellFactory(_ -> new PickTile(pictures, picked, size.valueProperty(), this));
        grid.cellWidthProperty().bind(size.valueProperty().add(12));
        grid.cellHeightProperty().bind(size.valueProperty().add(NAME_HEIGHT));
        place.getChildren().addFirst(grid);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> messages.text("websites.pick.count", picked.size(), images.size()), picked, images));
        var nothing = Bindings.isEmpty(picked);
        var readOnly = Bindings.createBooleanBinding(context.session()::isReadOnly);
        listThem.disableProperty().bind(nothing.or(readOnly));
        leaveOut.disableProperty().bind(nothing.or(readOnly));
        none.disableProperty().bind(nothing);
        none.setOnAction(_ -> picked.clear());
        listThem.setOnAction(_ -> {
            add.accept(picked.stream().map(WebUrl::toString).collect(Collectors.joining("\n")));
            picked.clear();
        });
        leaveOut.setOnAction(_ -> askForWord(List.copyOf(picked)));
    }

    @Override
    public void open(WebUrl image) {
        pictures.get()
                .ifPresent(source ->
                        new PictureWindow(messages).show(place.getScene().getWindow(), image, source));
    }

    @Override
    public ContextMenu menu(WebUrl image) {
        MenuItem like = item("leave-out", () -> askForWord(List.of(image)));
        like.setDisable(context.session().isReadOnly());
        return new ContextMenu(
                item("open", () -> open(image)),
                item("browse", () -> context.system().browse(image.toString())),
                item("copy", () -> context.system().copy(image.toString())),
                like);
    }

    private MenuItem item(String name, Runnable action) {
        MenuItem item = new MenuItem(messages.text("websites.pick.menu." + name));
        item.setId("pickMenu-" + name);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void askForWord(Collection<WebUrl> like) {
        List<String> words = LeaveOutTrial.words(like);
        List<Website> websites = context.session().websitesProperty().get().enabled();
        LeaveOutTrial trial = new LeaveOutTrial(
                context.background(),
                context.session().engine(),
                context.session().settings(),
                websites,
                words);
        new LeaveOutPopOver(messages, words, trial, leaveOutWord).show(leaveOut);
    }
}
