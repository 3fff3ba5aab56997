package org.fetchandrotate.desktop.pictures;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import org.fetchandrotate.desktop.base.Icons;

/// A box with a picture that fills it as far as its shape allows, never enlarged; an icon where there is none. Its
/// size is a matter of style (class `picture-box`). Used on the FX thread alone.
public final class PictureBox extends StackPane {
    private final ImageView view = new ImageView();
    private final Node placeholder = Icons.IMAGE.node();

    public PictureBox() {
        getStyleClass().add("picture-box");
        view.setPreserveRatio(true);
        view.setSmooth(true);
        placeholder.getStyleClass().add("placeholder");
        // the box decides how large the picture is, not the other way round
        view.setManaged(false);
        getChildren().addAll(placeholder, view);
    }

    public void show(Optional<Image> image) {
        view.setImage(image.orElse(null));
        placeholder.setVisible(image.isEmpty());
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        Image image = view.getImage();
        if (image != null) {
            double width = getWidth() - snappedLeftInset() - snappedRightInset();
            double height = getHeight() - snappedTopInset() - snappedBottomInset();
            double scale = Math.min(1, Math.min(width / image.getWidth(), height / image.getHeight()));
            view.setFitWidth(image.getWidth() * scale);
            view.setFitHeight(image.getHeight() * scale);
            view.relocate(
                    snapPositionX((getWidth() - image.getWidth() * scale) / 2),
                    snapPositionY((getHeight() - image.getHeight() * scale) / 2));
        }
    }
}
