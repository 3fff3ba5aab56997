package org.fetchandrotate.desktop.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.controlsfx.control.GridCell;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.PictureName;
import org.fetchandrotate.desktop.pictures.PictureBox;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.pictures.ThumbnailCache;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;
import org.jspecify.annotations.Nullable;

/// Shows one row as a picture: original and rotated copy side by side, or why there is none, with its name, its
/// host and what was proved of it. Reused for whatever scrolls into its place.
final class HistoryTile extends GridCell<HistoryRow> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

    private final Words words;
    private final Workspace workspace;
    private final ThumbnailCache thumbnails;
    private final PictureBox original = new PictureBox();
    private final PictureBox rotated = new PictureBox();
    private final HBox pictures = new HBox(original, rotated);
    private final Label reason = new Label();
    private final VBox failure = new VBox(Icons.FAILURE.node(), reason);
    private final Label name = new Label();
    private final Label host = new Label();
    private final StackPane badge = new StackPane();
    private final VBox tile;
    private final List<ThumbnailCache.Request> requests = new ArrayList<>();
    private Subscription followed = Subscription.EMPTY;
    private @Nullable ObservableValue<Set<Long>> chosen;

    HistoryTile(Words words, Workspace workspace, ThumbnailCache thumbnails) {
        this.words = words;
        this.workspace = workspace;
        this.thumbnails = thumbnails;
        pictures.getStyleClass().add("pictures");
        failure.getStyleClass().add("failure");
        name.getStyleClass().add("name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        host.getStyleClass().add("origin");
        badge.getStyleClass().add("badge");
        reason.setWrapText(true);
        HBox.setHgrow(original, Priority.ALWAYS);
        HBox.setHgrow(rotated, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox caption = new HBox(name, gap, badge);
        caption.getStyleClass().add("caption");
        StackPane top = new StackPane(pictures, failure);
        VBox.setVgrow(top, Priority.ALWAYS);
        tile = new VBox(top, caption, host);
        tile.getStyleClass().add("pair-tile");
        setGraphic(tile);
        getStyleClass().add("history-tile");
    }

    /// @param ids of the rows that are chosen
    void follow(ObservableValue<Set<Long>> ids) {
        chosen = ids;
        ids.subscribe(_ -> mark());
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        followed.unsubscribe();
        followed = Subscription.EMPTY;
        release();
        tile.setVisible(!empty && row != null);
        if (!empty && row != null) {
            followed = row.seenProperty().subscribe(this::show);
        }
        mark();
    }

    private void mark() {
        HistoryRow row = getItem();
        boolean isChosen =
                !isEmpty() && row != null && chosen != null && chosen.getValue().contains(row.id());
        tile.pseudoClassStateChanged(CHOSEN, isChosen);
    }

    private void show(Optional<SeenImage> seen) {
        release();
        Optional<ImageRecord> image = seen.map(SeenImage::image);
        boolean hasFailed = image.filter(there -> there.filename().isEmpty())
                .flatMap(ImageRecord::failure)
                .isPresent();
        failure.setVisible(hasFailed);
        pictures.setVisible(!hasFailed);
        String title =
                image.map(there -> OneLine.of(PictureName.of(there.url()))).orElse("");
        name.setText(title);
        host.setText(image.map(there -> OneLine.of(there.dirname())).orElse(""));
        reason.setText(image.map(words::result).orElse(""));
        badge.getChildren()
                .setAll(seen
                        .flatMap(SeenImage::proof)
                        .map(proof -> (Node) Badge.of(proof).node())
                        .stream()
                        .toList());
        setAccessibleText(title + ", " + host.getText() + ", " + reason.getText());
        if (!hasFailed) {
            request(original, image.flatMap(there -> PictureFile.original(workspace, there)));
            request(rotated, image.flatMap(there -> PictureFile.rotated(workspace, there)));
        }
    }

    private void request(PictureBox box, Optional<PictureFile> file) {
        Optional<Image> known = file.flatMap(thumbnails::get);
        box.show(known);
        if (known.isEmpty()) {
            file.ifPresent(wanted -> requests.add(thumbnails.request(wanted, box::show)));
        }
    }

    /// Wants no more pictures.
    private void release() {
        requests.forEach(ThumbnailCache.Request::cancel);
        requests.clear();
    }
}
