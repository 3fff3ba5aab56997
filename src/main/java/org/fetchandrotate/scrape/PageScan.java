package org.fetchandrotate.scrape;

import java.util.List;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;

/// What a page offers.
///
/// @param candidates in document order, without duplicates
/// @param skipped what looked like an image and was left out, in document order
public record PageScan(List<ImageCandidate> candidates, List<Skipped> skipped) {
    public PageScan {
        candidates = List.copyOf(candidates);
        skipped = List.copyOf(skipped);
    }

    /// Something that looked like an image and was left out.
    ///
    /// @param url resolved where it could be, else as it stood; at most 200 characters of a `data:` URL
    /// @param rule for programs
    /// @param detail for people: the keyword that matched, the first place of a duplicate, …; may be empty
    public record Skipped(String url, FoundAs foundAs, SkipRule rule, String detail) {}
}
