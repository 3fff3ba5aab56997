package org.fetchandrotate.desktop.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.model.Transform;

/// Shows a part of a picture at any size, or says why there is none. Used on the FX thread alone.
final class PicturePane extends StackPane {
    private static final List<Transform> ANGLES =
            List.of(Transform.NONE, Transform.ROTATE_90, Transform.ROTATE_180, Transform.ROTATE_270);

    private final Messages messages;
    private final ImageView view = new ImageView();
    /// Over the whole, where that is seen in its own pixels.
    private final PictureDetail detail = new PictureDetail();

    private final Pane canvas = new Pane(view, detail);
    private final Label words = new Label();
    private final ProgressIndicator busy = new ProgressIndicator();
    private Optional<PictureState.Shown> shown = Optional.empty();

    PicturePane(Messages messages) {
        this.messages = messages;
        getStyleClass().add("picture-pane");
        words.getStyleClass().add("words");
        words.setWrapText(true);
        busy.getStyleClass().add("busy");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(canvas.widthProperty());
        clip.heightProperty().bind(canvas.heightProperty());
        canvas.setClip(clip);
        // what it shows doesn't say how large it is
        canvas.setMinSize(0, 0);
        view.setManaged(false);
        detail.setManaged(false);
        getChildren().addAll(canvas, words, busy);
    }

    void show(PictureState state) {
        shown = Optional.empty();
        busy.setVisible(state instanceof PictureState.Loading);
        words.setText(
                switch (state) {
                    case PictureState.Loading _, PictureState.Shown _ -> "";
                    case PictureState.Never _ -> messages.text("compare.never");
                    case PictureState.Missing _ -> messages.text("compare.missing");
                    case PictureState.Unshowable _ -> messages.text("compare.unshowable");
                });
        if (state instanceof PictureState.Shown picture) {
            shown = Optional.of(picture);
        }
        view.setImage(shown.map(PictureState.Shown::image).orElse(null));
        detail.show(shown);
    }

    Optional<PictureState.Shown> shown() {
        return shown;
    }

    /// The scale at which all of the picture is in sight, never enlarged; empty where there is none.
    OptionalDouble fittingScale() {
        return shown.isEmpty() || getWidth() <= 0 || getHeight() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(
                        1,
                        Math.min(
                                innerWidth() / shown.get().fullWidth(),
                                innerHeight() / shown.get().fullHeight())));
    }

    double innerWidth() {
        return Math.max(1, getWidth() - snappedLeftInset() - snappedRightInset());
    }

    double innerHeight() {
        return Math.max(1, getHeight() - snappedTopInset() - snappedBottomInset());
    }

    /// Puts the picture in its place.
    ///
    /// @param centre what is in the middle
    /// @param transform to show it by; `centre` counts as if it hadn't been
    void place(double scale, Viewport.Point centre, Transform transform) {
        shown.ifPresent(picture -> {
            boolean lying = transform.swapsSides();
            double width = picture.fullWidth() * scale;
            double height = picture.fullHeight() * scale;
            double shownWidth = lying ? height : width;
            double shownHeight = lying ? width : height;
            view.setFitWidth(width);
            view.setFitHeight(height);
            // a node is scaled first, then rotated
            boolean mirrored = transform.mirrorsX() ^ transform.mirrorsY() ^ transform.swapsSides();
            Transform rest = mirrored ? Transform.FLIP_HORIZONTAL.then(transform) : transform;
            for (Node node : List.of(view, detail)) {
                node.setScaleX(mirrored ? -1 : 1);
                node.setRotate(90 * ANGLES.indexOf(rest));
            }
            // enlarged pixels are to be seen as they are
            view.setSmooth(scale < 2);
            double left = innerWidth() / 2 - centre.x() * shownWidth;
            double top = innerHeight() / 2 - centre.y() * shownHeight;
            // rotating is about the middle, so the unrotated box shares it
            double x = snapPositionX(left + (shownWidth - width) / 2);
            double y = snapPositionY(top + (shownHeight - height) / 2);
            view.relocate(x, y);
            detail.resizeRelocate(x, y, width, height);
            detail.place(scale, new Rectangle2D(-left, -top, innerWidth(), innerHeight()), transform);
        });
    }
}
