package org.fetchandrotate.storage;

import java.util.Optional;
import java.util.OptionalLong;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageStatus;

/// Which rows of the `imgs` table, in which order.
///
/// @param run the run that made the rows or reused them
/// @param dirname the host
/// @param tag one of the images' own
/// @param failure rows with this reason
/// @param outcome all, or the failed ones alone
/// @param text rows whose URL, page or alt text contains each of its words, in any case; blank = any
/// @param sort the column to order by; rows with equal values go by their ids, the same way
public record ImageQuery(
        OptionalLong run,
        Optional<String> dirname,
        Optional<String> tag,
        Optional<ImageStatus> status,
        Optional<FailureReason> failure,
        OutcomeFilter outcome,
        String text,
        SortColumn sort,
        Direction direction) {

    /// Every row, in the order of ids.
    public static final ImageQuery ALL = new ImageQuery(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OutcomeFilter.ALL,
            "",
            SortColumn.ID,
            Direction.ASCENDING);

    /// The rows of one run, those it reused included; batch and position are those they have in it.
    public ImageQuery ofRun(long runId) {
        return new ImageQuery(OptionalLong.of(runId), dirname, tag, status, failure, outcome, text, sort, direction);
    }

    /// The rows that got this far.
    public ImageQuery withStatus(ImageStatus wanted) {
        return new ImageQuery(run, dirname, tag, Optional.of(wanted), failure, outcome, text, sort, direction);
    }

    /// The rows of one host.
    public ImageQuery ofDirname(String wanted) {
        return new ImageQuery(run, Optional.of(wanted), tag, status, failure, outcome, text, sort, direction);
    }

    /// The rows that failed for one reason.
    public ImageQuery withFailure(FailureReason wanted) {
        return new ImageQuery(run, dirname, tag, status, Optional.of(wanted), outcome, text, sort, direction);
    }

    /// The rows that have each word of a text.
    public ImageQuery withText(String words) {
        return new ImageQuery(run, dirname, tag, status, failure, outcome, words, sort, direction);
    }

    /// The rows that failed.
    public ImageQuery failedOnly() {
        return new ImageQuery(run, dirname, tag, status, failure, OutcomeFilter.FAILED, text, sort, direction);
    }

    /// The same rows in another order. Rows without a value in the column come last, whichever way.
    public ImageQuery sortedBy(SortColumn column, Direction newDirection) {
        return new ImageQuery(run, dirname, tag, status, failure, outcome, text, column, newDirection);
    }

    /// Which outcomes.
    public enum OutcomeFilter {
        ALL,
        FAILED
    }

    /// Which way.
    public enum Direction {
        ASCENDING,
        DESCENDING
    }

    /// What rows can be ordered by.
    public enum SortColumn {
        ID,
        RUN,
        POSITION,
        CREATED_AT,
        DIRNAME,
        /// The end of the address, without its query.
        NAME,
        FILENAME,
        URL,
        PAGE,
        STATUS,
        ERROR,
        HTTP_STATUS,
        FORMAT,
        WIDTH,
        BYTES,
        ROTATED_BYTES,
        ROTATION,
        METHOD,
        BATCH,
        ATTEMPTS,
        FETCH_MILLIS,
        ROTATE_MILLIS,
        FOUND_AS,
        ALT_TEXT
    }
}
