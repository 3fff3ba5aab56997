package org.fetchandrotate.desktop.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.shell.ViewContext;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// Wires the details of the chosen row: what came of it in words, both pictures small, and all that is known.
final class DetailsController {
    /// In pixels.
    private static final double ROOM_FOR_TWO = 520;
    private static final double NARROWEST_VALUE = 96;

    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final ViewContext context;
    private final HistoryViewModel model;
    private final Words words;
    private final FailureHelp failureHelp;
    private final List<DetailField> fields = new ArrayList<>();
    private Optional<SmallPicture> originalPicture = Optional.empty();
    private Optional<SmallPicture> rotatedPicture = Optional.empty();

    @FXML
    private Node hint;

    @FXML
    private HBox details;

    @FXML
    private HBox pictures;

    @FXML
    private ScrollPane scroll;

    @FXML
    private ImageView original;

    @FXML
    private ImageView rotated;

    @FXML
    private Label originalCaption;

    @FXML
    private Label rotatedCaption;

    @FXML
    private Label result;

    @FXML
    private Label failure;

    @FXML
    private Pane help;

    @FXML
    private GridPane grid;

    DetailsController(ViewContext context, HistoryViewModel model, Words words, FailureHelp failureHelp) {
        this.failureHelp = failureHelp;
        this.context = context;
        this.model = model;
        this.words = words;
    }

    @FXML
    private void initialize() {
        failureHelp.addTo(help);
        originalPicture = Optional.of(new SmallPicture(context.runs().thumbnails(), original, originalCaption));
        rotatedPicture = Optional.of(new SmallPicture(context.runs().thumbnails(), rotated, rotatedCaption));
        for (HistoryColumn column : HistoryColumn.values()) {
            if (column != HistoryColumn.RESULT
                    && column != HistoryColumn.ERROR_DETAIL
                    && column != HistoryColumn.ERROR) {
                fields.add(DetailField.of(column, words, context.system()::copy));
            }
        }
        Copying.makeCopyable(failure, words.text("shell.unopened.copy"), context.system()::copy);
        grid.widthProperty().subscribe(this::place);
        fields.forEach(field -> grid.getChildren().addAll(field.name(), field.value()));
        model.seenProperty().subscribe(seen -> show(seen));
    }

    /// Brings the details into sight and goes to what failed.
    void show() {
        scroll.setVvalue(0);
        (failure.isVisible() ? failure : result).requestFocus();
    }

    private void show(Optional<SeenImage> seen) {
        Optional<ImageRecord> image = seen.map(SeenImage::image);
        hint.setVisible(image.isEmpty());
        details.setVisible(image.isPresent());
        Workspace workspace = context.session().workspace();
        originalPicture.ifPresent(
                picture -> picture.show(image.flatMap(there -> PictureFile.original(workspace, there))));
        rotatedPicture.ifPresent(
                picture -> picture.show(image.flatMap(there -> PictureFile.rotated(workspace, there))));
        seen.ifPresent(this::fill);
    }

    private void fill(SeenImage seen) {
        ImageRecord image = seen.image();
        result.setText(words.result(image));
        result.setGraphic(words.icon(image).node());
        result.pseudoClassStateChanged(FAILED, image.failure().isPresent());
        String detail =
                image.failure().map(there -> OneLine.of(words.detail(there))).orElse("");
        failure.setText(detail);
        failure.setVisible(!detail.isBlank());
        failure.setManaged(!detail.isBlank());
        boolean hasPictures = image.picture().isPresent();
        pictures.setVisible(hasPictures);
        pictures.setManaged(hasPictures);
        fields.forEach(field -> field.show(seen, words));
        place();
    }

    /// In one column, or in two where there is room.
    private void place() {
        List<DetailField> known =
                fields.stream().filter(field -> field.name().isManaged()).toList();
        int columns = grid.getWidth() < ROOM_FOR_TWO ? 1 : 2;
        int rows = (known.size() + columns - 1) / columns;
        for (int i = 0; i < known.size(); i++) {
            known.get(i).place(i < rows ? 0 : 2, i % rows);
        }
        widen(known, columns, rows);
    }

    /// Gives the values all the room beside the names: a grid measures how high its rows must be by how wide their
    /// words would like to be.
    private void widen(List<DetailField> known, int columns, int rows) {
        double names = 0;
        for (int column = 0; column < columns; column++) {
            names += known.stream()
                    .skip((long) column * rows)
                    .limit(rows)
                    .mapToDouble(field -> field.name().prefWidth(-1))
                    .max()
                    .orElse(0);
        }
        double room = Math.floor((grid.getWidth() - names - grid.getHgap() * (2 * columns - 1)) / columns);
        known.forEach(field -> field.value().setPrefWidth(Math.max(NARROWEST_VALUE, room)));
    }

    /// One thing that is known of an image: its name, and its value, which can be copied.
    private record DetailField(HistoryColumn column, Label name, Label value) {
        static DetailField of(HistoryColumn column, Words words, Consumer<String> copy) {
            Label name = new Label(words.text("history.column." + column.code()));
            Label value = new Label();
            Copying.makeCopyable(value, words.text("shell.unopened.copy"), copy);
            value.setId("historyDetail-" + column.code());
            name.getStyleClass().add("detail-name");
            name.setLabelFor(value);
            name.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHgrow(value, Priority.ALWAYS);
            GridPane.setValignment(name, VPos.TOP);
            GridPane.setValignment(value, VPos.TOP);
            return new DetailField(column, name, value);
        }

        /// Is there only if there is something to show.
        void show(SeenImage seen, Words words) {
            String text = column.text(seen, words).map(OneLine::of).orElse("");
            value.setText(text);
            for (Node node : List.of(name, value)) {
                node.setVisible(!text.isEmpty());
                node.setManaged(!text.isEmpty());
            }
        }

        void place(int gridColumn, int row) {
            GridPane.setConstraints(name, gridColumn, row);
            GridPane.setConstraints(value, gridColumn + 1, row);
        }
    }
}
