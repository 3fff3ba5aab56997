package org.fetchandrotate.fetch;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.WebUrl;

/// Fetches pages and images over HTTP. One for each run. Thread-safe; its calls block and are meant for virtual
/// threads.
/// Interrupting a thread cancels its call.
public final class HttpFetcher implements AutoCloseable {

    /// @param listedHosts the hosts ([WebUrl#host()]) that the user listed: they may be private addresses
    public HttpFetcher(Settings.Network network, long maxImageBytes, Set<String> listedHosts, Clock clock) {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Fetches a page into memory, at most 20 MiB of it.
    ///
    /// @throws InterruptedException if the thread is interrupted; nothing is left behind
    public PageFetch fetchPage(WebUrl url) throws InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Fetches an image into a file, streaming.
    ///
    /// @param referer the page that shows it
    /// @param target where the bytes go; created or overwritten; on failure or interrupt it is removed again
    /// @throws InterruptedException if the thread is interrupted; `target` doesn't exist then
    public ImageFetch fetchImage(WebUrl url, WebUrl referer, Path target) throws InterruptedException {
        throw new UnsupportedOperationException("not built yet");
    }

    /// What goes on with each host asked so far, ordered by name. A snapshot, cheap enough for ten a second.
    public List<HostActivity> activity() {
        throw new UnsupportedOperationException("not built yet");
    }

    /// Cancels what is open and lets go of every connection and thread. Idempotent.
    @Override
    public void close() {}
}
