package org.fetchandrotate.desktop.websites;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TableCell;
import javafx.scene.image.ImageView;
import org.fetchandrotate.desktop.base.Icons;
import org.jspecify.annotations.Nullable;

/// Shows an image of the page small, once it is fetched.
final class PictureCell extends TableCell<PreviewRow, PreviewRow> {
    private final Supplier<Optional<PreviewPictures>> pictures;
    private final ImageView view = new ImageView();

    /// @param pictures empty while none are wanted
    PictureCell(Supplier<Optional<PreviewPictures>> pictures) {
        this.pictures = pictures;
        getStyleClass().add("picture-cell");
        view.setPreserveRatio(true);
    }

    @Override
    protected void updateItem(@Nullable PreviewRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(null);
        if (empty || row == null || row.image().isEmpty()) {
            return;
        }
        pictures.get()
                .ifPresent(source -> source.request(row.image().get(), made -> {
                    // the cell may show another row by now
                    if (row.equals(getItem())) {
                        made.ifPresent(view::setImage);
                        setGraphic(made.isPresent() ? view : Icons.IMAGE.node());
                    }
                }));
    }
}
