package org.fetchandrotate.desktop.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// Shows one image small: original and rotated copy side by side, or why there is none, with a name, where it is
/// from and a badge. Made once and filled for whatever scrolls into its place.
public final class PicturePair extends VBox {
    private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

    private final Workspace workspace;
    private final ThumbnailCache thumbnails;
    private final PictureBox original = new PictureBox();
    private final PictureBox rotated = new PictureBox();
    private final HBox pictures = new HBox(original, rotated);
    private final Label reason = new Label();
    private final VBox failure = new VBox(Icons.FAILURE.node(), reason);
    private final Label name = new Label();
    private final Label origin = new Label();
    private final StackPane badge = new StackPane();
    private final List<ThumbnailCache.Request> requests = new ArrayList<>();

    public PicturePair(Workspace workspace, ThumbnailCache thumbnails) {
        this.workspace = workspace;
        this.thumbnails = thumbnails;
        getStyleClass().add("pair-tile");
        pictures.getStyleClass().add("pictures");
        failure.getStyleClass().add("failure");
        name.getStyleClass().add("name");
        origin.getStyleClass().add("origin");
        badge.getStyleClass().add("badge");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        reason.setWrapText(true);
        HBox.setHgrow(original, Priority.ALWAYS);
        HBox.setHgrow(rotated, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox caption = new HBox(name, gap, badge);
        caption.getStyleClass().add("caption");
        StackPane top = new StackPane(pictures, failure);
        VBox.setVgrow(top, Priority.ALWAYS);
        getChildren().addAll(top, caption, origin);
    }

    /// What stands below the pictures.
    public void caption(String title, String from, Optional<? extends Node> sign) {
        name.setText(title);
        origin.setText(from);
        badge.getChildren().setAll(sign.stream().toList());
    }

    /// The pictures of an image, each as soon as it is there; of none, empty boxes.
    public void showPictures(Optional<ImageRecord> image) {
        release();
        failed(false);
        request(original, image.flatMap(record -> PictureFile.original(workspace, record)));
        request(rotated, image.flatMap(record -> PictureFile.rotated(workspace, record)));
    }

    /// Why there are none.
    public void showFailure(String words) {
        release();
        failed(true);
        reason.setText(words);
    }

    /// Wants no more pictures.
    public void release() {
        requests.forEach(ThumbnailCache.Request::cancel);
        requests.clear();
    }

    private void failed(boolean hasFailed) {
        pseudoClassStateChanged(FAILED, hasFailed);
        pictures.setVisible(!hasFailed);
        failure.setVisible(hasFailed);
    }

    private void request(PictureBox box, Optional<PictureFile> file) {
        Optional<Image> known = file.flatMap(thumbnails::get);
        box.show(known);
        if (known.isEmpty()) {
            file.ifPresent(wanted -> requests.add(thumbnails.request(wanted, box::show)));
        }
    }
}
