package org.fetchandrotate.desktop.history;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.pictures.ThumbnailCache;

/// Shows one picture at a time, small, when it was made in the background. Its caption is there with the picture
/// alone.
final class SmallPicture {
    private final ThumbnailCache thumbnails;
    private final ImageView view;
    private Optional<PictureFile> shown = Optional.empty();
    private Optional<ThumbnailCache.Request> request = Optional.empty();

    SmallPicture(ThumbnailCache thumbnails, ImageView view, Label caption) {
        this.thumbnails = thumbnails;
        this.view = view;
        caption.visibleProperty().bind(view.imageProperty().isNotNull());
    }

    /// @param file empty to show none
    void show(Optional<PictureFile> file) {
        if (file.equals(shown)) {
            return;
        }
        shown = file;
        request.ifPresent(ThumbnailCache.Request::cancel);
        request = Optional.empty();
        Optional<Image> atHand = file.flatMap(thumbnails::get);
        put(atHand);
        if (atHand.isEmpty()) {
            request = file.map(wanted -> thumbnails.request(wanted, this::put));
        }
    }

    private void put(Optional<Image> image) {
        view.setImage(image.orElse(null));
    }
}
