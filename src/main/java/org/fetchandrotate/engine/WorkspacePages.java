package org.fetchandrotate.engine;

import java.util.Optional;
import org.fetchandrotate.fetch.KeptPage;
import org.fetchandrotate.fetch.PageBody;
import org.fetchandrotate.fetch.Validators;
import org.fetchandrotate.storage.PageFiles;
import org.fetchandrotate.url.WebUrl;

/// Keeps pages in a workspace. Thread-safe.
final class WorkspacePages implements PageShelf {
    private final PageFiles files;

    WorkspacePages(PageFiles files) {
        this.files = files;
    }

    @Override
    public Optional<KeptPage> find(WebUrl url) {
        return files.find(url.toString()).flatMap(WorkspacePages::page);
    }

    private static Optional<KeptPage> page(PageFiles.Page kept) {
        return WebUrl.parse(kept.location())
                .map(location -> new KeptPage(
                        Validators.ofPage(location, kept.etag(), kept.lastModified()),
                        new PageBody(kept.contentType(), kept.charset(), kept.refresh(), kept.html())));
    }

    @Override
    public void keep(WebUrl url, KeptPage page) {
        Validators validators = page.validators();
        PageBody body = page.body();
        // an image listed as it is has no body here
        if (!validators.isEmpty() && body.html().length > 0) {
            files.keep(
                    url.toString(),
                    new PageFiles.Page(
                            validators.location().toString(),
                            validators.etag(),
                            validators.lastModified(),
                            body.contentType(),
                            body.charset(),
                            body.refresh(),
                            body.html()));
        }
    }
}
