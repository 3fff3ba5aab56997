package org.fetchandrotate.model;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// One row of the `pages` table: what one run found on one website.
///
/// @param place in the list of websites, from 0
/// @param finalUrl after redirects; empty if the page couldn't be fetched
/// @param failure why it couldn't
public record PageRecord(
        long runId,
        int place,
        String url,
        Optional<String> finalUrl,
        OptionalInt httpStatus,
        int candidates,
        int skipped,
        Duration elapsed,
        Optional<Failure> failure) {}
