package org.fetchandrotate.engine;

import java.util.Optional;
import org.fetchandrotate.fetch.KeptPage;
import org.fetchandrotate.url.WebUrl;

/// Where pages are kept from one run to the next, so that a server that still has the same needn't send it again.
/// Thread-safe.
interface PageShelf {
    /// Where nothing is.
    PageShelf NONE = new PageShelf() {
        @Override
        public Optional<KeptPage> find(WebUrl url) {
            return Optional.empty();
        }

        @Override
        public void keep(WebUrl url, KeptPage page) {}
    };

    /// @param url as it was asked for, before redirects
    Optional<KeptPage> find(WebUrl url);

    void keep(WebUrl url, KeptPage page);
}
