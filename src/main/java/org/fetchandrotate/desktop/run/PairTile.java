package org.fetchandrotate.desktop.run;

import java.util.Objects;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.PicturePair;
import org.fetchandrotate.desktop.pictures.ThumbnailCache;
import org.fetchandrotate.storage.Workspace;
import org.jspecify.annotations.Nullable;

/// Shows one image that a run is done with. Reused for whatever scrolls into its place.
final class PairTile extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Messages messages;
    private final PicturePair pictures;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable PairRow shown;

    PairTile(Messages messages, Workspace workspace, ThumbnailCache thumbnails) {
        this.messages = messages;
        pictures = new PicturePair(workspace, thumbnails);
        getChildren().add(pictures);
        Tooltip.install(this, tooltip);
        setVisible(false);
    }

    /// Shows an image, or nothing.
    void show(@Nullable PairRow pair, boolean selected) {
        pictures.pseudoClassStateChanged(SELECTED, pair != null && selected);
        if (Objects.equals(pair, shown)) {
            return;
        }
        release();
        shown = pair;
        setVisible(pair != null);
        if (pair != null) {
            fill(pair);
        }
    }

    /// Wants no more pictures.
    void release() {
        pictures.release();
    }

    Optional<PairRow> pair() {
        return Optional.ofNullable(shown);
    }

    private void fill(PairRow pair) {
        PairWords words = PairWords.of(pair, messages);
        boolean isReused = pair.outcome() == PairRow.Outcome.REUSED;
        pictures.caption(words.name(), words.origin(), isReused ? Optional.of(Icons.REUSED.node()) : Optional.empty());
        tooltip.setText(words.details());
        setAccessibleText(words.spoken());
        if (pair.outcome() == PairRow.Outcome.FAILED) {
            pictures.showFailure(words.reason());
        } else {
            pictures.showPictures(Optional.of(pair.record()));
        }
    }
}
