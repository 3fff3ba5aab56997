package org.fetchandrotate.engine;

import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.PageBody;
import org.fetchandrotate.scrape.LinkedSheet;
import org.fetchandrotate.url.WebUrl;

/// Fetches the style sheets of a page and what they import, breadth first, each once. What can't be had is left
/// out: a page is one without it. Thread-safe.
///
/// @param sources by whose limits they are fetched
record StyleSheets(Sources sources) {
    /// Of one page, imports included.
    static final int MOST = 20;

    static final long MOST_BYTES = 4L << 20;

    /// @param charset of the page, which sheets have unless they say otherwise
    List<LinkedSheet> fetch(List<WebUrl> linked, WebUrl page, Charset charset) throws InterruptedException {
        Queue<WebUrl> waiting = new ArrayDeque<>(linked);
        Set<WebUrl> seen = new HashSet<>(linked);
        List<LinkedSheet> sheets = new ArrayList<>();
        int asked = 0;
        while (!waiting.isEmpty() && asked < MOST) {
            asked++;
            if (sources.fetchResource(waiting.remove(), page) instanceof Fetched<PageBody> fetched
                    && fetched.body().html().length <= MOST_BYTES) {
                LinkedSheet sheet = LinkedSheet.decode(
                        fetched.location(),
                        fetched.body().html(),
                        fetched.body().charset(),
                        charset);
                sheets.add(sheet);
                sheet.imports().stream().filter(seen::add).forEach(waiting::add);
            }
        }
        return sheets;
    }
}
