package org.fetchandrotate.desktop.history;

import java.util.Optional;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.util.Subscription;
import org.controlsfx.control.GridCell;
import org.fetchandrotate.desktop.base.PictureName;
import org.fetchandrotate.desktop.pictures.PicturePair;
import org.fetchandrotate.desktop.pictures.ThumbnailCache;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;
import org.jspecify.annotations.Nullable;

/// Shows one row as a picture, with what was proved of it. Reused for whatever scrolls into its place.
final class HistoryTile extends GridCell<HistoryRow> {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");

    private final Words words;
    private final PicturePair tile;
    private Subscription followed = Subscription.EMPTY;
    private Subscription marked = Subscription.EMPTY;
    private @Nullable ObservableValue<Set<Long>> chosen;

    HistoryTile(Words words, Workspace workspace, ThumbnailCache thumbnails) {
        this.words = words;
        tile = new PicturePair(workspace, thumbnails);
        setGraphic(tile);
        getStyleClass().add("history-tile");
        // the grid makes new tiles for every size, and rows live as long as the view
        sceneProperty().subscribe(_ -> follow());
    }

    /// @param ids of the rows that are chosen
    void follow(ObservableValue<Set<Long>> ids) {
        chosen = ids;
        follow();
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        tile.setVisible(!empty && row != null);
        follow();
    }

    /// Follows what it shows while it is in a window, and nothing while it isn't.
    private void follow() {
        followed.unsubscribe();
        marked.unsubscribe();
        followed = Subscription.EMPTY;
        marked = Subscription.EMPTY;
        tile.release();
        if (getScene() == null) {
            return;
        }
        HistoryRow row = getItem();
        if (!isEmpty() && row != null) {
            followed = row.seenProperty().subscribe(this::show);
        }
        if (chosen == null) {
            mark();
        } else {
            marked = chosen.subscribe(_ -> mark());
        }
    }

    private void mark() {
        HistoryRow row = getItem();
        boolean isChosen =
                !isEmpty() && row != null && chosen != null && chosen.getValue().contains(row.id());
        tile.pseudoClassStateChanged(CHOSEN, isChosen);
    }

    private void show(Optional<SeenImage> seen) {
        Optional<ImageRecord> image = seen.map(SeenImage::image);
        String title =
                image.map(there -> OneLine.of(PictureName.of(there.url()))).orElse("");
        String host = image.map(there -> OneLine.of(there.dirname())).orElse("");
        String result = image.map(words::result).orElse("");
        tile.caption(
                title,
                host,
                seen.flatMap(SeenImage::proof).map(proof -> Badge.of(proof).node()));
        boolean hasFailed = image.filter(there -> there.filename().isEmpty())
                .flatMap(ImageRecord::failure)
                .isPresent();
        if (hasFailed) {
            tile.showFailure(result);
        } else {
            tile.showPictures(image);
        }
        setAccessibleText(title + ", " + host + ", " + result);
    }
}
