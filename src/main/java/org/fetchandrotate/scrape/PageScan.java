package org.fetchandrotate.scrape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.WebUrl;

/// What a page offers.
///
/// @param candidates in document order, without duplicates
/// @param skipped what looked like an image and was left out, in document order
/// @param refresh the page that this one leads on to by itself; empty if it doesn't
/// @param links further pages of the same host
/// @param make how the page is made
public record PageScan(
        List<ImageCandidate> candidates, List<Skipped> skipped, Optional<WebUrl> refresh, PageLinks links, Make make) {
    /// The longest that a page with pictures of its own may stay before it leads on.
    private static final int SOON_SECONDS = 3;

    public PageScan {
        candidates = List.copyOf(candidates);
        skipped = List.copyOf(skipped);
    }

    /// What leads to no further pages.
    public PageScan(List<ImageCandidate> candidates, List<Skipped> skipped, Optional<WebUrl> refresh) {
        this(candidates, skipped, refresh, PageLinks.NONE, Make.NO_PAGE);
    }

    /// What is no page, and leads to others.
    public PageScan(List<ImageCandidate> candidates, List<Skipped> skipped, Optional<WebUrl> refresh, PageLinks links) {
        this(candidates, skipped, refresh, links, Make.NO_PAGE);
    }

    /// What this page and then another one offer, each picture once.
    public PageScan and(PageScan further) {
        Map<WebUrl, ImageCandidate> all = new LinkedHashMap<>();
        candidates.forEach(candidate -> all.put(candidate.url(), candidate));
        further.candidates.forEach(candidate -> all.putIfAbsent(candidate.url(), candidate));
        List<Skipped> both = new ArrayList<>(skipped);
        both.addAll(further.skipped);
        return new PageScan(List.copyOf(all.values()), both, refresh, links, make);
    }

    PageScan withLinks(PageLinks found) {
        return new PageScan(candidates, skipped, refresh, found, make);
    }

    PageScan ofPage(PageLinks found, Make made) {
        return new PageScan(candidates, skipped, refresh, found, made);
    }

    /// The same of a page whose scripts have done what they do.
    public PageScan asBuilt() {
        return new PageScan(candidates, skipped, refresh, links, Make.PLAIN);
    }

    /// What a page looks like.
    public enum Make {
        /// A feed, an image, …
        NO_PAGE,
        /// One that shows what it has.
        PLAIN,
        /// One that offers next to nothing while carrying scripts, which would build it in a browser.
        BY_SCRIPTS
    }

    /// The same, with a refresh if it is one that counts: at once, or from a page that shows nothing.
    PageScan withRefresh(Optional<PageRefresh> found) {
        return new PageScan(
                candidates,
                skipped,
                found.filter(next -> next.seconds() <= SOON_SECONDS || candidates.isEmpty())
                        .map(PageRefresh::target),
                links,
                make);
    }

    /// Something that looked like an image and was left out.
    ///
    /// @param url resolved where it could be, else as it stood; at most 200 characters of a `data:` URL
    /// @param rule for programs
    /// @param detail for people: the keyword that matched, the first place of a duplicate, …; may be empty
    public record Skipped(String url, FoundAs foundAs, SkipRule rule, String detail) {}
}
