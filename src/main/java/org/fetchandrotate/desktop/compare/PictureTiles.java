package org.fetchandrotate.desktop.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.concurrent.Task;
import javafx.scene.image.Image;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.pictures.PixelImages;
import org.fetchandrotate.imaging.LargePicture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A picture too large to be in memory as a whole, in tiles of its own pixels: decoded off the FX thread when they
/// come into sight, one at a time, and kept while there is room. Used on the FX thread.
final class PictureTiles {
    static final int SIDE = 512;
    /// Of a megabyte each.
    private static final int MOST_KEPT = 64;

    private static final Logger LOG = LoggerFactory.getLogger(PictureTiles.class);

    private final Path file;
    private final int width;
    private final int height;
    private final Background background;
    private final ReadOnlyIntegerWrapper decoded = new ReadOnlyIntegerWrapper();
    private final Map<Place, Image> kept = new LinkedHashMap<>(16, 0.75f, true);
    private List<Place> wanted = List.of();
    private Optional<Task<Optional<Image>>> decoding = Optional.empty();
    /// Touched by one task after the other alone; empty until the first.
    private Optional<LargePicture> open = Optional.empty();

    private boolean isOver;

    /// A rectangle in the picture's own pixels.
    record Place(int left, int top, int width, int height) {}

    /// What there is to see of one.
    record Tile(Place place, Image image) {}

    /// @param width of the picture as shown
    /// @param height likewise
    PictureTiles(Path file, int width, int height, Background background) {
        this.file = file;
        this.width = width;
        this.height = height;
        this.background = background;
    }

    /// How many tiles were decoded: changes when there is more to see.
    ReadOnlyIntegerProperty decodedProperty() {
        return decoded.getReadOnlyProperty();
    }

    /// Those that are there of what is in sight; the others will be.
    ///
    /// @return none if so much is in sight that nobody could tell the pixels apart
    List<Tile> inSight(Place sight) {
        List<Place> places = places(sight);
        if (isOver || places.size() > MOST_KEPT) {
            return List.of();
        }
        wanted = places.stream().filter(place -> !kept.containsKey(place)).toList();
        decodeNext();
        List<Tile> tiles = new ArrayList<>();
        for (Place place : places) {
            Optional.ofNullable(kept.get(place)).ifPresent(image -> tiles.add(new Tile(place, image)));
        }
        return tiles;
    }

    /// Whether nothing more is to be had: it is closed, or can't be read.
    boolean isOver() {
        return isOver;
    }

    /// Lets go of all of it. Idempotent.
    void close() {
        isOver = true;
        wanted = List.of();
        kept.clear();
        decoding.ifPresent(Task::cancel);
    }

    private List<Place> places(Place sight) {
        List<Place> places = new ArrayList<>();
        for (int top = sight.top() / SIDE * SIDE; top < sight.top() + sight.height(); top += SIDE) {
            for (int left = sight.left() / SIDE * SIDE; left < sight.left() + sight.width(); left += SIDE) {
                places.add(new Place(left, top, Math.min(SIDE, width - left), Math.min(SIDE, height - top)));
            }
        }
        return places;
    }

    private void decodeNext() {
        if (decoding.isEmpty() && !wanted.isEmpty()) {
            Place place = wanted.getFirst();
            decoding = Optional.of(background.run(() -> decode(place), image -> keep(place, image), failure -> {
                LOG.warn("Can't read parts of {}", file, failure);
                isOver = true;
            }));
        }
    }

    private Optional<Image> decode(Place place) throws IOException {
        if (open.isEmpty()) {
            open = LargePicture.open(file);
        }
        return open.filter(picture -> picture.width() == width && picture.height() == height)
                .flatMap(picture -> picture.part(place.left(), place.top(), place.width(), place.height()))
                .map(PixelImages::of);
    }

    private void keep(Place place, Optional<Image> image) {
        decoding = Optional.empty();
        if (image.isEmpty()) {
            // the whole is seen as large as it is in memory
            isOver = true;
            return;
        }
        kept.put(place, image.get());
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        wanted = wanted.stream().filter(missing -> !missing.equals(place)).toList();
        decoded.set(decoded.get() + 1);
        decodeNext();
    }
}
