package org.fetchandrotate.desktop.websites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javafx.concurrent.Task;
import javafx.scene.image.Image;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.pictures.PixelImages;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.PagePreview;
import org.fetchandrotate.fetch.FetchResult;
import org.fetchandrotate.fetch.ImageFile;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.Thumbnails;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// Small pictures of the images of one page, each fetched when it is first looked at, and kept while there is room.
/// As polite to hosts as a run. Used on the FX thread.
final class PreviewPictures implements AutoCloseable {
    /// As large as the grid shows them.
    static final int SIDE = 256;
    private static final int LARGE_SIDE = 2_000;
    private static final int MOST_KEPT = 300;

    private final Map<WebUrl, Optional<Image>> kept = new LinkedHashMap<>();
    private final Map<WebUrl, List<Consumer<Optional<Image>>>> waiting = new HashMap<>();
    private final List<Task<?>> tasks = new ArrayList<>();
    /// A decoded picture takes memory, however small it is shown.
    private final Semaphore decoders = new Semaphore(2);
    private final Background background;
    private final WebUrl page;
    private final PagePreview preview;

    PreviewPictures(Background background, WebUrl page, Settings settings, Engine engine) {
        this.background = background;
        Website website = new Website(page);
        this.page = website.url();
        preview = engine.preview(settings, List.of(website));
    }

    /// @param onMade given the picture, or nothing if it can't be had; at once if that is known already
    void request(WebUrl image, Consumer<Optional<Image>> onMade) {
        Optional<Image> known = kept.get(image);
        if (known != null) {
            onMade.accept(known);
            return;
        }
        List<Consumer<Optional<Image>>> others = waiting.get(image);
        if (others != null) {
            others.add(onMade);
            return;
        }
        waiting.put(image, new ArrayList<>(List.of(onMade)));
        tasks.removeIf(Task::isDone);
        tasks.add(background.run(
                () -> fetch(image, SIDE).map(PixelImages::of),
                made -> deliver(image, made),
                failure -> deliver(image, Optional.empty())));
    }

    /// Fetches an image once more, to be seen large.
    ///
    /// @param onMade given the picture, or nothing if it can't be had, or can't any more because this was closed
    void large(WebUrl image, Consumer<Optional<Image>> onMade) {
        tasks.removeIf(Task::isDone);
        Task<Optional<Image>> task = background.run(
                () -> fetch(image, LARGE_SIDE).map(PixelImages::of), onMade, _ -> onMade.accept(Optional.empty()));
        task.setOnCancelled(_ -> onMade.accept(Optional.empty()));
        tasks.add(task);
    }

    @Override
    public void close() {
        tasks.forEach(Task::cancel);
        waiting.clear();
        background.run(
                () -> {
                    preview.close();
                    return true;
                },
                done -> {},
                failure -> {});
    }

    private void deliver(WebUrl image, Optional<Image> made) {
        kept.put(image, made);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
        List<Consumer<Optional<Image>>> asked = waiting.remove(image);
        if (asked != null) {
            asked.forEach(one -> one.accept(made));
        }
    }

    private Optional<Thumbnail> fetch(WebUrl image, int side) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("fetch-and-rotate-preview-");
        Path file = folder.resolve("image");
        try {
            return switch (preview.fetch(image, page, file)) {
                case FetchResult.Fetched<ImageFile> _ -> decode(file, side);
                case FetchResult.NotFetched<ImageFile> _ -> Optional.empty();
            };
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private Optional<Thumbnail> decode(Path file, int side) throws IOException, InterruptedException {
        decoders.acquire();
        try {
            return Thumbnails.of(file, side);
        } finally {
            decoders.release();
        }
    }
}
