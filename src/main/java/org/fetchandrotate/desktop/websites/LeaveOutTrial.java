package org.fetchandrotate.desktop.websites;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.engine.PagePreview;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.ExcludedKeywords;
import org.fetchandrotate.url.WebUrl;

/// What words would leave out on every website, found out by scanning them all, without fetching an image. Used on
/// the FX thread.
final class LeaveOutTrial implements AutoCloseable {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> ENDINGS = Set.of(
            "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "bmp", "tif", "tiff", "ico", "svg", "php", "html");
    private static final int SHORTEST = 3;
    private static final int MOST_WEBSITES = 60;
    private static final int MOST_AT_ONCE = 8;

    private final ObservableList<Scanned> scanned = FXCollections.observableArrayList();
    private final List<Task<?>> tasks = new ArrayList<>();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final PagePreview preview;
    private final Background background;
    private final int websites;

    /// A website that was scanned.
    ///
    /// @param images that it offers
    /// @param leftOut how many of them each word would leave out
    record Scanned(Website website, int images, Map<String, Integer> leftOut) {}

    /// What a word would leave out, as far as that is known.
    ///
    /// @param websites that it would leave out images of
    /// @param scanned websites that were scanned
    /// @param all websites that are switched on; the sixty-first and those after it aren't scanned
    record Effect(int leftOut, int images, int websites, int scanned, int all) {}

    /// Starts to scan.
    ///
    /// @param websites the first sixty are scanned
    LeaveOutTrial(
            Background background, Engine engine, Settings settings, List<Website> websites, Collection<String> words) {
        this.background = background;
        List<Website> some = websites.stream().limit(MOST_WEBSITES).toList();
        this.websites = websites.size();
        preview = engine.preview(settings, some);
        List<String> wanted = List.copyOf(words);
        for (Website website : some) {
            tasks.add(background.run(
                    () -> scan(website, wanted), scanned::add, _ -> scanned.add(new Scanned(website, 0, Map.of()))));
        }
    }

    /// The words that the addresses of all these images have, but for endings, numbers and what is very short.
    static List<String> words(Collection<WebUrl> images) {
        Set<String> common = new TreeSet<>();
        boolean isFirst = true;
        for (WebUrl image : images) {
            List<String> words = BETWEEN_WORDS
                    .splitAsStream(image.decodedPathAndQuery().toLowerCase(Locale.ROOT))
                    .filter(word -> word.length() >= SHORTEST && !ENDINGS.contains(word))
                    .filter(word -> !word.chars().allMatch(Character::isDigit))
                    .toList();
            if (isFirst) {
                common.addAll(words);
            } else {
                common.retainAll(Set.copyOf(words));
            }
            isFirst = false;
        }
        return List.copyOf(common);
    }

    /// As they come. The same list for life.
    ObservableList<Scanned> scanned() {
        return scanned;
    }

    Effect effect(String word) {
        int leftOut = 0;
        int images = 0;
        int touched = 0;
        for (Scanned site : scanned) {
            int here = site.leftOut().getOrDefault(word, 0);
            leftOut += here;
            images += site.images();
            touched += here > 0 ? 1 : 0;
        }
        return new Effect(leftOut, images, touched, scanned.size(), websites);
    }

    @Override
    public void close() {
        tasks.forEach(Task::cancel);
        background.run(
                () -> {
                    preview.close();
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    private Scanned scan(Website website, List<String> words) throws InterruptedException {
        places.acquire();
        try {
            return switch (preview.look(website)) {
                case PagePreview.Failed _ -> new Scanned(website, 0, Map.of());
                case PagePreview.Offered offered ->
                    count(website, offered.scan().candidates(), words);
            };
        } finally {
            places.release();
        }
    }

    private static Scanned count(Website website, List<ImageCandidate> candidates, List<String> words) {
        Map<String, Integer> leftOut = new HashMap<>();
        for (String word : words) {
            ExcludedKeywords keyword = new ExcludedKeywords(List.of(word));
            int count = (int) candidates.stream()
                    .filter(candidate -> keyword.match(candidate.url()).isPresent())
                    .count();
            leftOut.put(word, count);
        }
        return new Scanned(website, candidates.size(), leftOut);
    }
}
