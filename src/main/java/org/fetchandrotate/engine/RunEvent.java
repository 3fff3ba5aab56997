package org.fetchandrotate.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// What a run tells while it goes on. Events of one image come in order; those of different images in any. Every
/// event is immutable.
public sealed interface RunEvent {

    /// The first event.
    ///
    /// @param aimed how many images it is to take
    record RunStarted(long runId, Instant at, int aimed, List<Website> websites) implements RunEvent {}

    /// A page of a website was scanned, or couldn't be: first the listed one, then those that it leads to.
    ///
    /// @param site the website's place in the request, from 0
    /// @param candidates images it offers, with those of its pages before; 0 if the listed page failed
    /// @param failure why it couldn't be scanned
    /// @param further whether the website may offer more
    record PageScanned(
            int site, int candidates, int skipped, Optional<Failure> failure, Duration elapsed, Further further)
            implements RunEvent {
        /// Of a website's only page.
        public PageScanned(int site, int candidates, int skipped, Optional<Failure> failure, Duration elapsed) {
            this(site, candidates, skipped, failure, elapsed, Further.NOTHING);
        }
    }

    /// What a website has beyond the pages that were read.
    enum Further {
        NOTHING,
        PAGES
    }

    /// An image is about to be looked for on disk, then asked for.
    record ImageStarted(ImageKey image, int batch) implements RunEvent {}

    /// An original is on disk.
    record ImageDownloaded(ImageKey image, long bytes, Duration elapsed) implements RunEvent {}

    /// An image succeeded: original and rotated copy are on disk.
    ///
    /// @param source what it took
    /// @param thumbnail of the original as shown, if the request wants one and it cost no second decoding
    record ImageProcessed(ImageKey image, ImageRecord record, Source source, Optional<Thumbnail> thumbnail)
            implements RunEvent {}

    /// An image came to nothing.
    ///
    /// @param record with the failure
    /// @param source [Source#REUSED] if an earlier run's word was taken for it, without a request
    record ImageFailed(ImageKey image, ImageRecord record, Source source) implements RunEvent {}

    /// Every place of a batch is settled. Batch 0 holds the first places; batch k + 1 what replaces the failures of
    /// batch k.
    record BatchFinished(int batch, int aimed, int succeeded, int failed) implements RunEvent {}

    /// The last event.
    record RunFinished(RunSummary summary) implements RunEvent {}

    /// One image within a run.
    ///
    /// @param site the website's place in the request, from 0
    /// @param candidate the image's place among the page's candidates, from 0
    record ImageKey(int site, int candidate, WebUrl url) {}

    /// What an image took.
    enum Source {
        /// It was fetched and rotated.
        FETCHED,
        /// Its original was there; it was rotated.
        ROTATED_ONLY,
        /// All was there.
        REUSED,
        /// Another website's place fetched the same URL in this run; its bytes were copied.
        SHARED
    }
}
