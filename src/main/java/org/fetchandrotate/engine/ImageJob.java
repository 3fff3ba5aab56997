package org.fetchandrotate.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.engine.RunEvent.ImageKey;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.url.WebUrl;

/// One image to take, as the workers get it.
///
/// @param plannedName its file name as far as its URL and the rest of its page decide it
record ImageJob(long runId, Website website, Place place, ImageCandidate candidate, String plannedName) {
    ImageKey key() {
        return new ImageKey(place.site(), place.candidate(), candidate.url());
    }

    /// The folder of its website's images, below those for originals and rotated copies.
    String dirname() {
        return FileNames.dirname(website.hostname());
    }

    /// The row to begin with.
    ImageRecord newRecord(Instant now) {
        return ImageRecord.candidate(
                candidate.url().toString(),
                dirname(),
                now,
                new ImageRecord.Origin(
                        runId,
                        website.url().toString(),
                        Optional.of(candidate.foundAs()),
                        candidate.altText(),
                        candidate.fallbacks().stream().map(WebUrl::toString).toList(),
                        place.batch(),
                        OptionalInt.empty()));
    }
}
