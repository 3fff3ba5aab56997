/// What a list of websites can name beside pages: feeds, sitemaps, manifests. Each reader takes bytes from the web,
/// so each is bounded in memory and resolves nothing that its document names.
@NullMarked
package org.fetchandrotate.scrape.lists;

import org.jspecify.annotations.NullMarked;
