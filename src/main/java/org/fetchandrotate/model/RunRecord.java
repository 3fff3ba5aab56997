package org.fetchandrotate.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One row of the `runs` table.
///
/// @param id the run's number, from 1
/// @param outcome empty while it goes on
/// @param aimed how many images it was to take
/// @param reused of those succeeded, how many an earlier run had done
/// @param settings as text, one `key = value` a line
public record RunRecord(
        long id,
        Instant startedAt,
        Optional<Duration> elapsed,
        Optional<RunOutcome> outcome,
        int aimed,
        int succeeded,
        int failed,
        int reused,
        Rotation rotation,
        String settings) {}
