package org.fetchandrotate.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.fetch.PageBody;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.render.InstalledBrowser;
import org.fetchandrotate.render.PageRenderer;
import org.fetchandrotate.render.RenderedPage;
import org.fetchandrotate.render.Resources.Resource;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.url.WebUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a browser build the pages that scripts make, if there is one and it is wanted. All that a page asks for
/// goes through the fetcher: the address guard, the hosts' gates, robots.txt and the limits hold for it.
/// Thread-safe.
final class ScriptedPages {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedPages.class);

    private final Sources sources;
    private final Settings.Render wish;
    private final Optional<PageRenderer> renderer;

    /// @param browser looked for unless none is wanted; empty if none is installed
    ScriptedPages(Sources sources, Settings settings, Supplier<Optional<InstalledBrowser>> browser) {
        this.sources = sources;
        wish = settings.pages().render();
        Optional<InstalledBrowser> wanted = wish == Settings.Render.NEVER ? Optional.empty() : browser.get();
        renderer =
                wanted.map(found -> new PageRenderer(found, settings.network().userAgent()));
    }

    /// The page as its scripts leave it; empty if that isn't wanted, or no browser does it.
    Optional<RenderedPage> build(Fetched<PageBody> page, PageScan plain) throws InterruptedException {
        boolean wanted = switch (wish) {
            case AUTO -> plain.make() == PageScan.Make.BY_SCRIPTS;
            case ALWAYS -> plain.make() != PageScan.Make.NO_PAGE;
            case NEVER -> false;
        };
        if (!wanted || renderer.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(renderer.get()
                    .render(
                            page.location(),
                            new Resource(page.body().contentType(), page.body().html()),
                            this::fetch));
        } catch (IOException e) {
            LOG.warn(
                    "page not built by the browser {}: {}", page.location().redacted(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Resource> fetch(WebUrl url, WebUrl page) throws InterruptedException {
        return switch (sources.fetchResource(url, page)) {
            case Fetched<PageBody> fetched ->
                Optional.of(new Resource(
                        fetched.body().contentType(), fetched.body().html()));
            case NotFetched<PageBody> _ -> Optional.empty();
        };
    }
}
