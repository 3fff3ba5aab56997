package org.fetchandrotate.render;

import java.util.Optional;
import org.fetchandrotate.render.Resources.Resource;
import org.fetchandrotate.url.WebUrl;

/// What the requests of one page are answered. Thread-safe.
final class PageAnswers {
    private static final int MOST_REQUESTS = 200;

    private final WebUrl location;
    private final Resource page;
    private final Resources resources;

    /// @param page what the server answered for the page itself: it isn't asked again
    PageAnswers(WebUrl location, Resource page, Resources resources) {
        this.location = location;
        this.page = page;
        this.resources = resources;
    }

    WebUrl location() {
        return location;
    }

    /// @param needed whether scripts need such a thing to build a page
    /// @param number how many requests there were, this one included
    /// @return empty if it is refused
    Optional<Resource> answer(String method, String address, boolean needed, int number) {
        Optional<WebUrl> url = WebUrl.parse(address);
        if (!needed || !method.equals("GET") || number > MOST_REQUESTS || url.isEmpty()) {
            return Optional.empty();
        }
        if (url.get().equals(location)) {
            return Optional.of(page);
        }
        try {
            return resources.get(url.get(), location);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
