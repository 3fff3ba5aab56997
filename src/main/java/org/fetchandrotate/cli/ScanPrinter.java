package org.fetchandrotate.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.storage.Json;
import org.fetchandrotate.url.WebUrl;

/// Prints what a page offers.
sealed interface ScanPrinter {
    void print(WebUrl page, PageScan scan);

    /// A line for each image, and one for the page.
    ///
    /// @param out for people
    record AsText(PrintWriter out) implements ScanPrinter {
        @Override
        public void print(WebUrl page, PageScan scan) {
            out.println("%s: %s, %d left out%s"
                    .formatted(
                            page,
                            Wording.count(scan.candidates().size(), "image"),
                            scan.skipped().size(),
                            scan.make() == PageScan.Make.BY_SCRIPTS ? ", looks as if it needed a browser" : ""));
            int number = 1;
            for (ImageCandidate candidate : scan.candidates()) {
                out.println(
                        "%5d  %-16s %s".formatted(number++, candidate.foundAs().code(), candidate.url()));
                for (WebUrl fallback : candidate.fallbacks()) {
                    out.println("%5s  %-16s %s".formatted("", "  else", fallback));
                }
            }
            for (PageScan.Skipped skipped : scan.skipped()) {
                String rule = skipped.rule().code().replace('-', ' ')
                        + (skipped.detail().isEmpty() ? "" : " " + Wording.printable(skipped.detail()));
                out.println("%5s  %-16s %s (%s)"
                        .formatted("-", skipped.foundAs().code(), Wording.printable(skipped.url()), rule));
            }
        }
    }

    /// A JSON object for each image.
    ///
    /// @param data for programs
    record AsJson(PrintWriter data) implements ScanPrinter {
        @Override
        public void print(WebUrl page, PageScan scan) {
            for (ImageCandidate candidate : scan.candidates()) {
                line(
                        page,
                        candidate.url().toString(),
                        candidate.foundAs().code(),
                        candidate.fallbacks().stream().map(WebUrl::toString).toList(),
                        Optional.empty());
            }
            for (PageScan.Skipped skipped : scan.skipped()) {
                line(
                        page,
                        skipped.url(),
                        skipped.foundAs().code(),
                        List.of(),
                        Optional.of(skipped.rule().code()));
            }
        }

        private void line(WebUrl page, String url, String foundAs, List<String> fallbacks, Optional<String> skip) {
            data.println(new Json()
                    .with("page", page.toString())
                    .with("url", url)
                    .with("found_as", foundAs)
                    .with("fallbacks", fallbacks)
                    .with("skip", skip));
        }
    }
}
