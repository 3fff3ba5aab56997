package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.scrape.PageLinks;
import org.fetchandrotate.scrape.PageScan;
import org.fetchandrotate.storage.FileNames;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class SiteTest {
    private static final int EACH = 1_000;

    /// Where each page cost what all before it offer, this took minutes.
    @Test
    @Timeout(30)
    void aFurtherPageCostsWhatItOffers_notWhatThoseBeforeDo() {
        Site site = new Site(new Website(url("/")), new FurtherPages(Settings.Follow.PAGES, Set.of()));
        Set<WebUrl> known = new HashSet<>();
        PageReader.Page first = page(0);
        site.pageRead(first.candidates(), Optional.empty(), known);
        site.leadsOn(url("/0"), first, known);
        int pages = 1;
        while (site.nextPage().isPresent()) {
            assertThat(site.furtherPageRead(page(pages))).isEqualTo(EACH);
            pages++;
        }

        assertThat(pages).isEqualTo(1 + FurtherPages.MOST);
        assertThat(site.candidates()).isEqualTo(pages * EACH);
        List<WebUrl> all = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            page(page).candidates().forEach(candidate -> all.add(candidate.url()));
        }
        List<String> names = FileNames.plan(all);
        for (int index = 0; index < all.size(); index += 1 + index % 1_500) {
            assertThat(site.candidate(index).url()).isEqualTo(all.get(index));
            assertThat(site.plannedName(index)).isEqualTo(names.get(index));
        }
    }

    /// Names that differ by their letters' case alone collide.
    private static PageReader.Page page(int number) {
        List<ImageCandidate> candidates = new ArrayList<>();
        for (int image = 0; image < EACH; image++) {
            WebUrl url = url((number % 2 == 0 ? "/a" : "/A") + (number / 2 * EACH + image) + ".jpg");
            candidates.add(new ImageCandidate(url, List.of(), FoundAs.IMG_SRC, ""));
        }
        return new PageReader.Page(
                Optional.of(url("/" + number)),
                OptionalInt.of(200),
                candidates,
                0,
                Optional.empty(),
                Duration.ZERO,
                new PageLinks(List.of(url("/" + (number + 1))), List.of(), List.of()),
                PageScan.Make.PLAIN);
    }

    private static WebUrl url(String path) {
        return WebUrl.parse("https://a.example" + path).orElseThrow();
    }
}
