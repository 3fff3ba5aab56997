package org.fetchandrotate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.fetch.FetchResult;
import org.fetchandrotate.fetch.ImageFile;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.EntryScanner;
import org.fetchandrotate.scrape.PageLinks;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.scrape.PageScanner;
import org.fetchandrotate.url.WebUrl;

/// The front door for a look at what pages offer, without a run; [Engine] makes it. Nothing is selected,
/// recorded or kept. Thread-safe; its methods block.
public final class PagePreview implements AutoCloseable {
    private final Sources sources;
    private final EntryScanner scanner;
    private final PageLookup lookup;
    private final int mostImages;

    /// @param sources closed with the preview
    /// @param mostImages more than so many aren't looked for
    PagePreview(Sources sources, ScriptedPages scripted, EntryScanner scanner, int mostImages) {
        this.sources = sources;
        this.scanner = scanner;
        lookup = new PageLookup(sources, scripted, scanner, PagePreview::scanAtOnce);
        this.mostImages = mostImages;
    }

    /// What a look came to.
    public sealed interface Look {}

    /// @param location after redirects
    public record Offered(WebUrl location, PageScan scan) implements Look {}

    public record Failed(Failure failure) implements Look {}

    /// Looks at a page, as a run would.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Look look(Website website) throws InterruptedException {
        return switch (lookup.look(website.url())) {
            case PageLookup.Offered offered -> new Offered(offered.location(), withParts(offered));
            case PageLookup.Failed failed -> new Failed(failed.failure());
        };
    }

    /// With the pages that are part of what is listed, as far as a run on it alone could need them.
    private PageScan withParts(PageLookup.Offered listed) throws InterruptedException {
        FurtherPages further = new FurtherPages(Settings.Follow.NONE, Set.of());
        further.read(
                listed.location(),
                listed.scan().links(),
                listed.scan().candidates().size());
        PageScan all = listed.scan();
        while (all.candidates().size() < mostImages) {
            Optional<WebUrl> next = further.next();
            if (next.isEmpty()) {
                break;
            }
            PageLookup.Result result = lookup.look(next.get());
            if (result instanceof PageLookup.Offered part && PageLinks.isSameSite(listed.location(), part.location())) {
                int before = all.candidates().size();
                all = all.and(part.scan());
                further.read(
                        part.location(), part.scan().links(), all.candidates().size() - before);
            } else {
                further.read(next.get(), PageLinks.NONE, 0);
            }
        }
        return all;
    }

    /// Looks at a page that lies on disk.
    ///
    /// @param base what its relative addresses are relative to
    /// @throws IOException if it can't be read
    public PageScan look(Path file, WebUrl base) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return scanner.scanPage(in.readAllBytes(), PageScanner.Headers.NONE, base);
        }
    }

    /// Fetches a picture to look at.
    ///
    /// @param target where its bytes go; on failure or interrupt it doesn't exist
    /// @throws InterruptedException if the thread is interrupted
    public FetchResult<ImageFile> fetch(WebUrl image, WebUrl page, Path target) throws InterruptedException {
        return sources.fetchImage(image, page, target);
    }

    private static <T> T scanAtOnce(long bytes, PageLookup.Scan<T> scan) throws IOException {
        return scan.now();
    }

    /// Cancels what goes on. Idempotent.
    @Override
    public void close() {
        sources.close();
    }
}
