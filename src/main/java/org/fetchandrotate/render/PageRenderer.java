package org.fetchandrotate.render;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.fetchandrotate.render.Resources.Resource;
import org.fetchandrotate.url.WebUrl;

/// Lets a browser build pages, each in a process of its own. Thread-safe; its calls block.
public final class PageRenderer {
    private static final Duration MOST = Duration.ofSeconds(20);

    /// Each takes a few hundred megabytes and a processor.
    private static final int MOST_AT_ONCE = 2;

    private final InstalledBrowser browser;
    private final String userAgent;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE, true);

    /// @param browser as [InstalledBrowser] finds it
    public PageRenderer(InstalledBrowser browser, String userAgent) {
        this.browser = browser;
        this.userAgent = userAgent;
    }

    /// Builds a page.
    ///
    /// @param page what the server answered at its location
    /// @param resources answers what it asks for
    /// @throws IOException if the browser doesn't do it
    /// @throws InterruptedException if the thread is interrupted
    public RenderedPage render(WebUrl location, Resource page, Resources resources)
            throws IOException, InterruptedException {
        places.acquire();
        PageAnswers answers = new PageAnswers(location, page, resources);
        try (BrowserProcess process = BrowserProcess.start(browser.program(), launch(), userAgent);
                PageSession session = session(process, answers)) {
            return session.build(MOST);
        } finally {
            places.release();
        }
    }

    private Launch launch() {
        return switch (browser.kind()) {
            case CHROMIUM -> new ChromiumLaunch();
            case FIREFOX -> new FirefoxLaunch();
        };
    }

    private PageSession session(BrowserProcess process, PageAnswers answers) throws IOException, InterruptedException {
        return switch (browser.kind()) {
            case CHROMIUM -> new DevToolsSession(process.address(), answers);
            case FIREFOX -> new BidiSession(process.address(), answers);
        };
    }
}
