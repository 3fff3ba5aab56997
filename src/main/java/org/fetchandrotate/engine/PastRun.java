package org.fetchandrotate.engine;

import java.time.Instant;
import java.util.List;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.ImageRecord;

/// A run that is over, put together from the history, in the form in which a run that goes on is told of.
/// Immutable.
///
/// @param progress as it stood at the end
/// @param images what it was done with, newest first; the newest alone if there are very many
public record PastRun(Instant startedAt, RunProgress progress, RunSummary summary, List<PastImage> images) {
    public PastRun {
        images = List.copyOf(images);
    }

    /// One image of the run.
    ///
    /// @param number in the order in which images were done, from 1
    /// @param site the website's place in the run, from 0
    public record PastImage(long number, int site, ImageRecord record, Source source) {}
}
