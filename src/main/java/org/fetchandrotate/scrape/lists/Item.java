package org.fetchandrotate.scrape.lists;

import java.util.List;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.url.WebUrl;

/// One thing that a list offers, in its order.
public sealed interface Item {
    /// A picture.
    ///
    /// @param addresses of the same picture, best first, as they stand there; at least one
    /// @param text the words beside it, may be empty
    /// @param base what the addresses are relative to
    record Picture(List<String> addresses, FoundAs foundAs, String text, WebUrl base) implements Item {
        public Picture {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("A picture needs an address");
            }
        }
    }

    /// A piece of HTML with pictures of its own.
    ///
    /// @param base what its addresses are relative to
    record Markup(String html, WebUrl base) implements Item {}
}
