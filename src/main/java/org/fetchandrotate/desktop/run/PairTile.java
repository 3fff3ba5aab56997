package org.fetchandrotate.desktop.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.pictures.PictureBox;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.pictures.ThumbnailCache;
import org.fetchandrotate.desktop.pictures.ThumbnailCache.Request;
import org.fetchandrotate.storage.Workspace;
import org.jspecify.annotations.Nullable;

/// Shows one image that a run is done with: original and rotated copy side by side, or why it failed. Reused for
/// whatever scrolls into its place.
final class PairTile extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Messages messages;
    private final Workspace workspace;
    private final ThumbnailCache thumbnails;
    private final PictureBox original = new PictureBox();
    private final PictureBox rotated = new PictureBox();
    private final HBox pictures = new HBox(original, rotated);
    private final Label reason = new Label();
    private final VBox failure = new VBox(Icons.FAILURE.node(), reason);
    private final Label name = new Label();
    private final Label origin = new Label();
    private final StackPane badge = new StackPane(Icons.REUSED.node());
    private final Tooltip tooltip = new Tooltip();
    private @Nullable PairRow shown;
    private List<Request> requests = List.of();

    PairTile(Messages messages, Workspace workspace, ThumbnailCache thumbnails) {
        this.messages = messages;
        this.workspace = workspace;
        this.thumbnails = thumbnails;
        getStyleClass().add("pair-tile");
        pictures.getStyleClass().add("pictures");
        failure.getStyleClass().add("failure");
        name.getStyleClass().add("name");
        origin.getStyleClass().add("origin");
        badge.getStyleClass().add("badge");
        reason.setWrapText(true);
        HBox.setHgrow(original, Priority.ALWAYS);
        HBox.setHgrow(rotated, Priority.ALWAYS);
        StackPane top = new StackPane(pictures, failure);
        Region filler = new Region();
        HBox.setHgrow(filler, Priority.ALWAYS);
        HBox caption = new HBox(name, filler, badge);
        caption.getStyleClass().add("caption");
        getChildren().addAll(top, caption, origin);
        Tooltip.install(this, tooltip);
        setVisible(false);
    }

    /// Shows an image, or nothing.
    void show(@Nullable PairRow pair, boolean selected) {
        pseudoClassStateChanged(SELECTED, pair != null && selected);
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

    Optional<PairRow> pair() {
        return Optional.ofNullable(shown);
    }

    /// Wants no more pictures.
    void release() {
        requests.forEach(Request::cancel);
        requests = List.of();
    }

    private void fill(PairRow pair) {
        PairWords words = PairWords.of(pair, messages);
        boolean failed = pair.outcome() == PairRow.Outcome.FAILED;
        pseudoClassStateChanged(FAILED, failed);
        pictures.setVisible(!failed);
        failure.setVisible(failed);
        badge.setVisible(pair.outcome() == PairRow.Outcome.REUSED);
        reason.setText(words.reason());
        name.setText(words.name());
        origin.setText(words.origin());
        tooltip.setText(words.details());
        setAccessibleText(words.spoken());
        if (!failed) {
            requests = Stream.of(
                            picture(original, PictureFile.original(workspace, pair.record())),
                            picture(rotated, PictureFile.rotated(workspace, pair.record())))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Optional<Request> picture(PictureBox box, Optional<PictureFile> file) {
        Optional<Image> known = file.flatMap(thumbnails::get);
        box.show(known);
        return known.isPresent() ? Optional.empty() : file.map(wanted -> thumbnails.request(wanted, box::show));
    }
}
