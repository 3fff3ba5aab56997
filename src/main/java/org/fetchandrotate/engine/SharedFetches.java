package org.fetchandrotate.engine;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import org.fetchandrotate.storage.StorageException;
import org.fetchandrotate.url.WebUrl;

/// Sees to it that a run fetches no URL twice: who asks later gets what the first got. Thread-safe.
final class SharedFetches {
    private final ConcurrentMap<WebUrl, CompletableFuture<Download>> fetches = new ConcurrentHashMap<>();

    /// What this run gets for a URL.
    ///
    /// @param fetch called if nobody asked for it before
    /// @throws InterruptedException if interrupted, or if whoever fetches it was
    /// @throws IllegalStateException if whoever fetches it came upon a bug
    Answer get(WebUrl url, Fetch fetch) throws InterruptedException, StorageException {
        CompletableFuture<Download> fetched = new CompletableFuture<>();
        CompletableFuture<Download> earlier = fetches.putIfAbsent(url, fetched);
        if (earlier != null) {
            return new Theirs(await(earlier));
        }
        try {
            Download download = fetch.fetch();
            fetched.complete(download);
            return new Mine(download);
        } catch (RuntimeException | Error e) {
            fetched.completeExceptionally(e);
            throw e;
        } finally {
            fetched.cancel(false);
        }
    }

    private static Download await(CompletableFuture<Download> earlier) throws InterruptedException {
        try {
            return earlier.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("whoever fetched it failed", e);
        } catch (CancellationException e) {
            InterruptedException abandoned = new InterruptedException("whoever fetched it gave up");
            abandoned.initCause(e);
            throw abandoned;
        }
    }

    /// Fetches a URL.
    interface Fetch {
        Download fetch() throws InterruptedException, StorageException;
    }

    /// Who fetched it.
    sealed interface Answer {}

    /// Whoever asks now.
    record Mine(Download download) implements Answer {}

    /// Another website's place, before.
    record Theirs(Download download) implements Answer {}
}
