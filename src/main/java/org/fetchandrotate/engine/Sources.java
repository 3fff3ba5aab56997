package org.fetchandrotate.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.fetch.FetchResult;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.HostActivity;
import org.fetchandrotate.fetch.HttpFetcher;
import org.fetchandrotate.fetch.ImageFile;
import org.fetchandrotate.fetch.KeptPage;
import org.fetchandrotate.fetch.PageBody;
import org.fetchandrotate.fetch.RobotsVerdict;
import org.fetchandrotate.fetch.Validators;
import org.fetchandrotate.local.Copy;
import org.fetchandrotate.local.LocalFiles;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;

/// Where pages and images come from: the web, or files that the list names. Thread-safe.
final class Sources implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;

    private final HttpFetcher fetcher;
    private final LocalFiles files;
    private final long maxImageBytes;
    private final PageShelf shelf;

    /// @param fetcher closed with this
    /// @param maxImageBytes the longest image that is taken
    /// @param shelf where pages are kept
    Sources(HttpFetcher fetcher, LocalFiles files, long maxImageBytes, PageShelf shelf) {
        this.shelf = shelf;
        this.fetcher = fetcher;
        this.files = files;
        this.maxImageBytes = maxImageBytes;
    }

    LocalFiles files() {
        return files;
    }

    /// Fetches a page of the web, whole only if its server has another than an earlier run.
    ///
    /// @see HttpFetcher#fetchPageIfChanged
    FetchResult<PageBody> fetchPage(WebUrl url) throws InterruptedException {
        Optional<KeptPage> known = shelf.find(url);
        return switch (fetcher.fetchPageIfChanged(url, known)) {
            case NotFetched<KeptPage>(var failure, var status, var attempts, var elapsed) ->
                new NotFetched<>(failure, status, attempts, elapsed);
            case Fetched<KeptPage>(var page, var location, var status, var attempts, var elapsed) -> {
                if (status.orElse(0) != NOT_MODIFIED) {
                    shelf.keep(url, page);
                }
                yield new Fetched<>(page.body(), location, status, attempts, elapsed);
            }
        };
    }

    /// What a request for an address would carry as cookies now.
    String cookiesFor(WebUrl url) {
        return fetcher.cookiesFor(url);
    }

    /// Fetches what a page of the web is built of.
    ///
    /// @see HttpFetcher#fetchResource
    FetchResult<PageBody> fetchResource(WebUrl url, WebUrl page) throws InterruptedException {
        return fetcher.fetchResource(url, page);
    }

    /// Brings an image into a file.
    ///
    /// @param page that shows it
    /// @param target where the bytes go; on failure or interrupt it is removed again
    /// @throws InterruptedException if the thread is interrupted; `target` doesn't exist then
    FetchResult<ImageFile> fetchImage(WebUrl url, WebUrl page, Path target) throws InterruptedException {
        return FileUrl.isOne(url) ? copy(url, target) : fetcher.fetchImage(url, page, target);
    }

    /// Brings an image into a file, unless its server says that it is still the one that is known.
    ///
    /// @see HttpFetcher#fetchImageIfChanged
    FetchResult<Optional<ImageFile>> fetchImageIfChanged(WebUrl url, WebUrl page, Path target, Validators known)
            throws InterruptedException {
        return fetcher.fetchImageIfChanged(url, page, target, known);
    }

    private FetchResult<ImageFile> copy(WebUrl url, Path target) throws InterruptedException {
        long start = System.nanoTime();
        Copy copy = files.copy(url, target, maxImageBytes);
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        return switch (copy) {
            case Copy.Copied(long bytes, String sha256) ->
                new Fetched<>(
                        new ImageFile(Optional.empty(), bytes, sha256, Optional.empty(), Optional.empty()),
                        url,
                        OptionalInt.empty(),
                        0,
                        elapsed);
            case Copy.NotCopied(Failure failure) -> new NotFetched<>(failure, OptionalInt.empty(), 0, elapsed);
        };
    }

    List<HostActivity> activity() {
        return fetcher.activity();
    }

    /// @see HttpFetcher#robots
    List<RobotsVerdict> robots() {
        return fetcher.robots();
    }

    /// Cancels what is under way. Idempotent.
    @Override
    public void close() {
        fetcher.close();
    }
}
