package org.fetchandrotate.desktop.pictures;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import org.fetchandrotate.desktop.base.EventPump;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.Thumbnails;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Small pictures of image files, made in the background and kept while there is room: the last one asked for is
/// made first, since it is the one being looked at. [#offer] may be called on any thread, all else on the FX
/// thread.
public final class ThumbnailCache implements AutoCloseable {
    /// The longest side in pixels.
    public static final int SIDE = 192;

    private static final Logger LOG = LoggerFactory.getLogger(ThumbnailCache.class);
    private static final long MOST_BYTES = 40L << 20;
    /// Leaves processors to the FX thread and to the run.
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 2);

    /// Tiles that come into sight are laid out and drawn first, and those that go at once want no picture.
    private static final int FIRST_DELAY_MILLIS = 50;

    /// Of requests beyond these the oldest are forgotten: whoever made them has long scrolled on.
    private static final int MOST_WAITING = 200;

    private final PictureStore store = new PictureStore(MOST_BYTES);
    private final Map<PictureFile, List<Request>> waiting = new HashMap<>();
    private final BlockingDeque<PictureFile> queue = new LinkedBlockingDeque<>();
    private final Queue<Made> made = new ConcurrentLinkedQueue<>();
    private final EventPump pump = new EventPump(this::deliver);
    private final List<Thread> threads = new ArrayList<>();

    private record Made(PictureFile file, Optional<Image> image) {}

    /// Someone's wish for a picture. Cancelled ones are called no more.
    public final class Request {
        private final PictureFile file;
        private final Consumer<Optional<Image>> onMade;

        private Request(PictureFile file, Consumer<Optional<Image>> onMade) {
            this.file = file;
            this.onMade = onMade;
        }

        public void cancel() {
            List<Request> others = waiting.get(file);
            if (others != null && others.remove(this) && others.isEmpty()) {
                waiting.remove(file);
                queue.remove(file);
            }
        }
    }

    /// The picture, if it is at hand.
    public Optional<Image> get(PictureFile file) {
        return store.get(file);
    }

    /// Asks for a picture that isn't at hand.
    ///
    /// @param onMade called once on the FX thread, with nothing if the file is missing or can't be shown; never
    ///     before this method has returned
    public Request request(PictureFile file, Consumer<Optional<Image>> onMade) {
        startThreads();
        Request request = new Request(file, onMade);
        waiting.computeIfAbsent(file, _ -> new ArrayList<>()).add(request);
        queue.remove(file);
        queue.addFirst(file);
        while (queue.size() > MOST_WAITING) {
            PictureFile oldest = queue.pollLast();
            if (oldest != null) {
                waiting.remove(oldest);
            }
        }
        return request;
    }

    /// Takes a picture that somebody has anyway.
    public void offer(PictureFile file, Thumbnail thumbnail) {
        store.offer(file, PixelImages.of(thumbnail));
    }

    /// Stops making pictures. Idempotent.
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        pump.close();
    }

    private void startThreads() {
        if (threads.isEmpty()) {
            for (int i = 0; i < THREADS; i++) {
                threads.add(Thread.ofPlatform()
                        .daemon()
                        .name("thumbnails-" + i)
                        .priority(Thread.MIN_PRIORITY)
                        .start(this::make));
            }
        }
    }

    private void make() {
        try {
            while (true) {
                PictureFile file = next();
                made.add(new Made(file, made(file)));
                pump.request();
            }
        } catch (InterruptedException e) {
            // closed
            Thread.currentThread().interrupt();
        }
    }

    /// The last one asked for; if there was none, with a moment's delay.
    private PictureFile next() throws InterruptedException {
        PictureFile next = queue.pollFirst();
        if (next == null) {
            queue.putFirst(queue.takeFirst());
            TimeUnit.MILLISECONDS.sleep(FIRST_DELAY_MILLIS);
            next = queue.takeFirst();
        }
        return next;
    }

    private Optional<Image> made(PictureFile file) {
        Optional<Image> known = store.get(file);
        if (known.isPresent()) {
            return known;
        }
        try {
            Optional<Image> image = Thumbnails.of(file.file(), SIDE).map(PixelImages::of);
            image.ifPresent(picture -> store.keep(file, picture));
            return image;
        } catch (IOException e) {
            LOG.debug("No thumbnail of {}: {}", file.file(), e.toString());
            return Optional.empty();
        }
    }

    private void deliver() {
        for (Made next = made.poll(); next != null; next = made.poll()) {
            List<Request> requests = waiting.remove(next.file());
            if (requests != null) {
                Optional<Image> image = next.image();
                requests.forEach(request -> request.onMade.accept(image));
            }
        }
    }
}
