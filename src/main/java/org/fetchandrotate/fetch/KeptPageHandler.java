package org.fetchandrotate.fetch;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.url.WebUrl;

/// Takes a page into memory, unless the server says that it is still the one that is known. One for each page and
/// all of its tries. Used by one thread.
///
/// Source: RFC 9110 section 13.1 (conditional requests), RFC 9111 section 5.2.2.5 (`no-store`).
final class KeptPageHandler implements BodyHandler<KeptPage> {
    private static final int NOT_MODIFIED = 304;

    private final PageHandler pages = new PageHandler();
    private final Optional<KeptPage> known;
    private boolean asksForChanges;

    KeptPageHandler(Optional<KeptPage> known) {
        this.known = known.filter(page -> !page.validators().isEmpty());
    }

    @Override
    public Map<String, String> requestHeaders(WebUrl url) {
        Optional<Validators> here = known.map(KeptPage::validators)
                .filter(validators -> validators.location().equals(url));
        asksForChanges = here.isPresent();
        return here.map(Validators::ifChanged).orElse(Map.of());
    }

    @Override
    public boolean takes(int status) {
        return status == NOT_MODIFIED ? asksForChanges : pages.takes(status);
    }

    @Override
    public KeptPage receive(IncomingBody body) throws FetchFailedException, IOException {
        if (body.status() == NOT_MODIFIED) {
            return known.orElseThrow();
        }
        boolean isSecret = body.header("Cache-Control")
                .filter(control -> control.toLowerCase(Locale.ROOT).contains("no-store"))
                .isPresent();
        Validators validators = isSecret
                ? new Validators(body.location(), Optional.empty(), Optional.empty())
                : Validators.ofPage(body.location(), body.header("ETag"), body.header("Last-Modified"));
        return new KeptPage(validators, pages.receive(body));
    }
}
