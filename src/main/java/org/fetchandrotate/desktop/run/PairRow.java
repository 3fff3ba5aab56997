package org.fetchandrotate.desktop.run;

import org.fetchandrotate.desktop.pictures.ComparedImage;
import org.fetchandrotate.engine.PastRun.PastImage;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.ImageRecord;

/// An image that a run is done with: a pair of original and rotated copy, or a failure. Immutable.
///
/// @param number in the order in which images were done, from 1
/// @param site the website's place in the run, from 0
/// @param record as the history has it
/// @param source what it took
public record PairRow(long number, int site, ImageRecord record, Source source) {
    /// How an image ended, as people tell images apart.
    public enum Outcome {
        ROTATED,
        REUSED,
        FAILED
    }

    static PairRow of(PastImage past) {
        return new PairRow(past.number(), past.site(), past.record(), past.source());
    }

    public Outcome outcome() {
        if (record.failure().isPresent()) {
            return Outcome.FAILED;
        }
        return source == Source.REUSED ? Outcome.REUSED : Outcome.ROTATED;
    }

    /// The host of the website that it was found on.
    public String host() {
        return record.dirname();
    }

    /// For the large view.
    public ComparedImage compared() {
        return new ComparedImage(record);
    }
}
