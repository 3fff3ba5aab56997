package org.fetchandrotate.storage;

import java.util.Optional;
import java.util.OptionalLong;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageStatus;

/// Which rows of the `imgs` table, in which order.
///
/// @param run the run that made the rows or reused them
/// @param dirname the host
/// @param failure rows with this reason
/// @param outcome all, or the failed ones alone
/// @param text rows whose URL, page or alt text contains each of its words, in any case; blank = any
/// @param sort the column to order by; rows with equal values keep the order of their ids
public record ImageQuery(
        OptionalLong run,
        Optional<String> dirname,
        Optional<ImageStatus> status,
        Optional<FailureReason> failure,
        OutcomeFilter outcome,
        String text,
        SortColumn sort,
        Direction direction) {

    public static final ImageQuery ALL = new ImageQuery(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OutcomeFilter.ALL,
            "",
            SortColumn.ID,
            Direction.ASCENDING);

    public ImageQuery ofRun(long runId) {
        return new ImageQuery(OptionalLong.of(runId), dirname, status, failure, outcome, text, sort, direction);
    }

    public ImageQuery withStatus(ImageStatus wanted) {
        return new ImageQuery(run, dirname, Optional.of(wanted), failure, outcome, text, sort, direction);
    }

    public ImageQuery failedOnly() {
        return new ImageQuery(run, dirname, status, failure, OutcomeFilter.FAILED, text, sort, direction);
    }

    public ImageQuery sortedBy(SortColumn column, Direction newDirection) {
        return new ImageQuery(run, dirname, status, failure, outcome, text, column, newDirection);
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
        FILENAME,
        URL,
        PAGE,
        STATUS,
        ERROR,
        HTTP_STATUS,
        FORMAT,
        WIDTH,
        HEIGHT,
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
