package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// An animation whose frames are decoded when they are asked for: GIF, APNG or WebP. Holds the file and one canvas;
/// each frame builds on those before it, so that going back begins anew. Single-threaded.
public final class Animation {
    /// Shorter ones are what an old editor wrote for "as fast as you can": browsers show them as if they were ten
    /// a second.
    private static final Duration SHORTEST = Duration.ofMillis(11);

    private static final Duration USUAL = Duration.ofMillis(100);

    private final LoadedImage image;
    private AnimationReader reader;
    private int shown;

    /// A frame as shown, orientation applied.
    ///
    /// @param delay how long it is to be seen, as browsers read the file
    public record Frame(Thumbnail pixels, Duration delay) {}

    private Animation(LoadedImage image, AnimationReader reader) {
        this.image = image;
        this.reader = reader;
    }

    /// @param mostPixels a larger canvas isn't decoded
    /// @return empty if the file isn't an image that can be shown, or moves by no frame, or is too large
    /// @throws IOException if the file can't be read
    public static Optional<Animation> open(Path file, long mostPixels) throws IOException {
        Optional<LoadedImage> image = LoadedImage.of(file)
                .filter(open -> open.info().frames() > 1)
                .filter(open -> (long) open.info().width() * open.info().height() <= mostPixels);
        return image.flatMap(open -> reader(open).map(reader -> new Animation(open, reader)));
    }

    /// As the file counts them.
    public int frames() {
        return image.info().frames();
    }

    /// Pixels of a frame.
    public long pixels() {
        return (long) image.info().width() * image.info().height();
    }

    /// @param index from 0
    /// @return empty if there is no such frame, or it is malformed, or one before it is
    public Optional<Frame> frame(int index) {
        if (index < shown) {
            Optional<AnimationReader> again = reader(image);
            if (again.isEmpty()) {
                return Optional.empty();
            }
            reader = again.get();
            shown = 0;
        }
        try {
            Optional<Duration> delay = Optional.empty();
            while (shown <= index) {
                delay = reader.next();
                if (delay.isEmpty()) {
                    return Optional.empty();
                }
                shown++;
            }
            return delay.map(this::frame);
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }

    private Frame frame(Duration delay) {
        ArgbImage canvas = reader.picture();
        Thumbnail stored =
                new Thumbnail(canvas.width(), canvas.height(), canvas.argb().clone());
        Orientation orientation = reader.orientation();
        return new Frame(
                orientation == Orientation.NORMAL ? stored : stored.shown(orientation),
                delay.compareTo(SHORTEST) < 0 ? USUAL : delay);
    }

    private static Optional<AnimationReader> reader(LoadedImage image) {
        try {
            return image.codec().animation(image.file());
        } catch (ImageFormatException e) {
            return Optional.empty();
        }
    }
}
