package org.fetchandrotate.engine;

import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.url.WebUrl;

/// One image of a shard: what a machine needs to know to take it.
///
/// @param site its website's place in the list, from 0
/// @param candidate its place among what the website's page offers, from 0; with `site` it identifies the image
/// @param batch 0 for a first choice; k + 1 if it replaces a failure of batch k
/// @param page the website's page, which names the folder
/// @param image what to fetch
/// @param name its file name as far as its URL and the rest of its page decide it
public record ShardImage(int site, int candidate, int batch, WebUrl page, ImageCandidate image, String name) {
    /// This image as [ShardList] reads it, without the line's end.
    public String line() {
        return new Json()
                .with("site", site)
                .with("candidate", candidate)
                .with("batch", batch)
                .with("page", page.toString())
                .with("url", image.url().toString())
                .with(
                        "fallbacks",
                        image.fallbacks().stream().map(WebUrl::toString).toList())
                .with("found_as", image.foundAs().code())
                .with("alt_text", image.altText())
                .with("name", name)
                .toString();
    }

    /// The same image in another batch.
    public ShardImage inBatch(int other) {
        return new ShardImage(site, candidate, other, page, image, name);
    }

    String dirname() {
        return FileNames.dirname(page.host());
    }

    /// @param runId of the history that the image's row will be part of
    ImageJob job(long runId, String plannedName) {
        return new ImageJob(runId, new Website(page), new Place(site, candidate, batch), image, plannedName);
    }
}
