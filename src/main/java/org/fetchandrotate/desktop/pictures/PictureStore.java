package org.fetchandrotate.desktop.pictures;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;

/// Pictures in memory, as many as there is room for: a segmented LRU cache (Karedla, Love and Wherry: Caching
/// Strategies to Improve Disk System Performance, 1994). A picture that came by itself is on probation until
/// somebody looks at it, so that a run that brings hundreds a second neither drives out what is in sight nor lets
/// pictures grow old in the heap that nobody will see. Thread-safe.
final class PictureStore {
    private final Segment probation;
    private final Segment looked;

    /// @param mostBytes of pixels, a fifth of them of pictures on probation
    PictureStore(long mostBytes) {
        probation = new Segment(mostBytes / 5);
        looked = new Segment(mostBytes - mostBytes / 5);
    }

    /// Takes a picture that nobody has asked for.
    synchronized void offer(PictureFile file, Image image) {
        if (!looked.holds(file)) {
            probation.put(file, image);
        }
    }

    /// Takes a picture that somebody wants to look at.
    synchronized void keep(PictureFile file, Image image) {
        probation.remove(file);
        looked.put(file, image);
    }

    /// Looks at a picture, if it is here.
    synchronized Optional<Image> get(PictureFile file) {
        probation.remove(file).ifPresent(image -> looked.put(file, image));
        return looked.get(file);
    }

    /// Of pixels held.
    synchronized long bytes() {
        return probation.bytes + looked.bytes;
    }

    /// The least recently used ones go first; the latest stays, however large. Guarded by the store.
    private static final class Segment {
        private final Map<PictureFile, Image> images = new LinkedHashMap<>(64, 0.75f, true);
        private final long mostBytes;
        private long bytes;

        Segment(long mostBytes) {
            this.mostBytes = mostBytes;
        }

        boolean holds(PictureFile file) {
            return images.containsKey(file);
        }

        Optional<Image> get(PictureFile file) {
            return Optional.ofNullable(images.get(file));
        }

        Optional<Image> remove(PictureFile file) {
            Optional<Image> removed = Optional.ofNullable(images.remove(file));
            bytes -= removed.map(Segment::bytes).orElse(0L);
            return removed;
        }

        void put(PictureFile file, Image image) {
            remove(file);
            images.put(file, image);
            bytes += bytes(image);
            Iterator<Image> oldest = images.values().iterator();
            while (bytes > mostBytes && images.size() > 1) {
                bytes -= bytes(oldest.next());
                oldest.remove();
            }
        }

        private static long bytes(Image image) {
            return 4L * (long) image.getWidth() * (long) image.getHeight();
        }
    }
}
