package org.fetchandrotate.scrape;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Tells pages that scripts would build: they carry scripts and show no more than one picture, such as a logo.
final class ScriptedPage {
    private static final int MOST_SHOWN = 1;

    /// Where pictures are named, but not shown.
    private static final Set<FoundAs> NAMED_ONLY = Set.of(
            FoundAs.OPEN_GRAPH,
            FoundAs.TWITTER,
            FoundAs.JSON_LD,
            FoundAs.META_IMAGE,
            FoundAs.LINK_IMAGE_SRC,
            FoundAs.LINK_PRELOAD,
            FoundAs.SCRIPT_DATA);

    /// Source: HTML Standard, 4.12.1 "The script element": what isn't JavaScript is data.
    private static final Pattern JAVASCRIPT = Pattern.compile(
            "\\s*(?:|module|(?:text|application)/(?:x-)?(?:java|ecma)script(?:\\d\\.\\d)?)\\s*(?:;.*)?",
            Pattern.CASE_INSENSITIVE);

    private ScriptedPage() {}

    static PageScan.Make makeOf(Document document, List<ImageCandidate> candidates) {
        long shown = candidates.stream()
                .filter(candidate -> !NAMED_ONLY.contains(candidate.foundAs()))
                .limit(MOST_SHOWN + 1)
                .count();
        boolean scripted = shown <= MOST_SHOWN
                && document.getElementsByTag("script").stream().anyMatch(ScriptedPage::isProgram);
        return scripted ? PageScan.Make.BY_SCRIPTS : PageScan.Make.PLAIN;
    }

    private static boolean isProgram(Element script) {
        return JAVASCRIPT.matcher(script.attr("type")).matches()
                && (!script.attr("src").isBlank() || !script.data().isBlank());
    }
}
