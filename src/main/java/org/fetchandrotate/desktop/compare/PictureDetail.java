package org.fetchandrotate.desktop.compare;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.compare.PictureTiles.Place;
import org.fetchandrotate.desktop.compare.PictureTiles.Tile;
import org.fetchandrotate.model.Transform;

/// Lays tiles of a large picture over what is in memory of the whole, as soon as that would be enlarged. Its size
/// is that of the picture as it is seen. Used on the FX thread.
final class PictureDetail extends Pane {
    private Optional<PictureState.Shown> shown = Optional.empty();
    private Subscription followed = Subscription.EMPTY;
    private Runnable again = () -> {};

    PictureDetail() {
        setMouseTransparent(true);
    }

    void show(Optional<PictureState.Shown> picture) {
        if (shown.equals(picture)) {
            return;
        }
        shown = picture;
        getChildren().clear();
        followed.unsubscribe();
        again = () -> {};
        followed = picture.flatMap(PictureState.Shown::tiles)
                .map(tiles -> tiles.decodedProperty().subscribe(() -> again.run()))
                .orElse(Subscription.EMPTY);
    }

    /// @param scale of the picture's own pixels
    /// @param sight what is in sight of the picture as it is seen, `transform` applied; it may reach beyond it
    void place(double scale, Rectangle2D sight, Transform transform) {
        again = () -> place(scale, sight, transform);
        List<Tile> tiles = shown.filter(picture -> isEnlarged(picture, scale))
                .flatMap(picture -> picture.tiles()
                        .map(source -> inSight(picture, scale, sight, transform)
                                .map(source::inSight)
                                .orElse(List.of())))
                .orElse(List.of());
        getChildren().setAll(tiles.stream().map(tile -> view(tile, scale)).toList());
    }

    /// Whether a pixel of the picture that is in memory takes more than one of the screen.
    private boolean isEnlarged(PictureState.Shown picture, double scale) {
        double ofScreen = getScene() == null ? 1 : getScene().getWindow().getOutputScaleX();
        return picture.fullWidth() * scale * ofScreen > picture.image().getWidth();
    }

    /// In the picture's own pixels, empty if none of it is.
    private static Optional<Place> inSight(
            PictureState.Shown picture, double scale, Rectangle2D sight, Transform transform) {
        int width = transform.swapsSides() ? picture.fullHeight() : picture.fullWidth();
        int height = transform.swapsSides() ? picture.fullWidth() : picture.fullHeight();
        int left = (int) Math.clamp(Math.floor(sight.getMinX() / scale), 0, width);
        int top = (int) Math.clamp(Math.floor(sight.getMinY() / scale), 0, height);
        int right = width - (int) Math.clamp(Math.ceil(sight.getMaxX() / scale), left, width);
        int bottom = height - (int) Math.clamp(Math.ceil(sight.getMaxY() / scale), top, height);
        int across = width - left - right;
        int down = height - top - bottom;
        if (across == 0 || down == 0) {
            return Optional.empty();
        }
        Transform back = transform.inverse();
        return Optional.of(new Place(
                back.left(left, top, right, bottom),
                back.top(left, top, right, bottom),
                transform.swapsSides() ? down : across,
                transform.swapsSides() ? across : down));
    }

    private static ImageView view(Tile tile, double scale) {
        ImageView view = new ImageView(tile.image());
        view.setManaged(false);
        view.setSmooth(scale < 2);
        view.setFitWidth(tile.place().width() * scale);
        view.setFitHeight(tile.place().height() * scale);
        view.relocate(tile.place().left() * scale, tile.place().top() * scale);
        return view;
    }
}
