package org.fetchandrotate.desktop.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javafx.scene.image.Image;
import org.fetchandrotate.desktop.pictures.PictureFile;
import org.fetchandrotate.desktop.pictures.PixelImages;
import org.fetchandrotate.imaging.Animation;
import org.fetchandrotate.imaging.Animation.Frame;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.storage.Workspace;

/// The frames of an image's two files, in step, decoded when they are asked for; the last few are kept.
/// Thread-safe: one is decoded at a time, and whoever waits can be interrupted.
final class AnimatedPair {
    /// Of one file, 32 MB: a larger animation shows its first frame alone.
    private static final long MOST_PIXELS = 8_000_000;

    /// Of all frames that are kept, 128 MB at most.
    private static final long MOST_KEPT_PIXELS = 32_000_000;

    private static final int MOST_KEPT = 32;
    private static final int FEWEST_KEPT = 2;

    private final Optional<Animation> original;
    private final Optional<Animation> rotated;
    private final int frames;
    private final int mostKept;
    private final Map<Integer, PairFrame> kept = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int decoded;

    private AnimatedPair(Optional<Animation> original, Optional<Animation> rotated) {
        this.original = original;
        this.rotated = rotated;
        frames = both().mapToInt(Animation::frames).max().orElseThrow();
        long pixels = both().mapToLong(Animation::pixels).sum();
        mostKept = Math.clamp(MOST_KEPT_PIXELS / pixels, FEWEST_KEPT, MOST_KEPT);
    }

    /// @return empty if neither of the files moves
    /// @throws IOException if one of them can't be read
    static Optional<AnimatedPair> open(Workspace workspace, ImageRecord image) throws IOException {
        Optional<Animation> original = animation(PictureFile.original(workspace, image));
        Optional<Animation> rotated = animation(PictureFile.rotated(workspace, image));
        return original.isEmpty() && rotated.isEmpty()
                ? Optional.empty()
                : Optional.of(new AnimatedPair(original, rotated));
    }

    private static Optional<Animation> animation(Optional<PictureFile> file) throws IOException {
        return file.isPresent() && Files.isRegularFile(file.get().file())
                ? Animation.open(file.get().file(), MOST_PIXELS)
                : Optional.empty();
    }

    /// Of the one that has more.
    int frames() {
        return frames;
    }

    /// @param index from 0
    /// @return empty if neither file has such a frame that can be decoded
    /// @throws InterruptedException if interrupted: the frame isn't wanted any more
    Optional<PairFrame> frame(int index) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!kept.containsKey(index)) {
                decode(index);
            }
            return Optional.ofNullable(kept.get(index));
        } finally {
            lock.unlock();
        }
    }

    /// Where it goes back everything is decoded anew, so that some of those before it are kept too: the next step
    /// back will want them.
    private void decode(int index) throws InterruptedException {
        int first = index < decoded ? Math.max(0, index - mostKept / 2) : index;
        for (int i = first; i <= index; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("The frame isn't wanted any more");
            }
            int place = i;
            Optional<Frame> one = original.flatMap(animation -> animation.frame(place));
            Optional<Frame> other = rotated.flatMap(animation -> animation.frame(place));
            decoded = i + 1;
            one.or(() -> other).ifPresent(frame -> keep(new PairFrame(place, image(one), image(other), frame.delay())));
        }
    }

    private void keep(PairFrame frame) {
        kept.remove(frame.index());
        kept.put(frame.index(), frame);
        if (kept.size() > mostKept) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private Stream<Animation> both() {
        return Stream.of(original, rotated).flatMap(Optional::stream);
    }

    private static Optional<Image> image(Optional<Frame> frame) {
        return frame.map(shown -> PixelImages.of(shown.pixels()));
    }
}
