package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.fetchandrotate.engine.RunEvent.Source;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.ImageRecord;
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

    @Test
    void takesWhatEarlierPagesOfItsHostDoNotOffer_andSaysWhatItAdds() {
        Site site = new Site(new Website(url("/")));
        Set<WebUrl> known = new HashSet<>(Set.of(url("/a.jpg")));
        site.pageRead(List.of(listed("/a.jpg"), listed("/b.jpg")), Optional.empty(), known);

        assertThat(site.candidates()).isEqualTo(1);
        assertThat(site.candidate(0).url()).isEqualTo(url("/b.jpg"));
        assertThat(known).containsExactlyInAnyOrder(url("/a.jpg"), url("/b.jpg"));
    }

    @Test
    void givesItsCaption_toWhatTheListNames_unlessThatHasAText() {
        Site site = new Site(new Website(url("/own.jpg"), "A hill"));
        site.pageRead(
                List.of(
                        listed("/list.jpg"),
                        new ImageCandidate(url("/own.jpg"), List.of(), FoundAs.IMG_SRC, ""),
                        new ImageCandidate(url("/text.jpg"), List.of(), FoundAs.LISTED, "A lake"),
                        new ImageCandidate(url("/other.jpg"), List.of(), FoundAs.IMG_SRC, "")),
                Optional.empty(),
                new HashSet<>());

        assertThat(IntStream.range(0, 4).mapToObj(index -> site.candidate(index).altText()))
                .containsExactly("A hill", "A hill", "A lake", "");
    }

    @Test
    void countsWhatBecameOfItsImagesAndPages() {
        Site site = followed();
        Failure timeout = new Failure(FailureReason.TIMEOUT, "2 s");
        site.settled(taken(Source.FETCHED));
        site.settled(taken(Source.FETCHED));
        site.settled(taken(Source.REUSED));
        site.settled(new ImageResult.Lost(record().failed(timeout), Source.FETCHED));
        site.nextPage();
        site.furtherPageRead(unread(timeout));

        assertThat(site.tally(true))
                .isEqualTo(new RunSummary.SiteTally(
                        site.website(),
                        0,
                        3,
                        1,
                        1,
                        Map.of(FailureReason.TIMEOUT, 1),
                        true,
                        Optional.empty(),
                        Map.of(FailureReason.TIMEOUT, 1),
                        PageScan.Make.PLAIN));
    }

    @Test
    void countsItsListedPage_ifThatFailed() {
        Site site = new Site(new Website(url("/")));
        Failure timeout = new Failure(FailureReason.TIMEOUT, "2 s");
        site.pageRead(List.of(), Optional.of(timeout), new HashSet<>());

        assertThat(site.tally(true).failures()).isEqualTo(Map.of(FailureReason.TIMEOUT, 1));
        assertThat(site.tally(true).pageFailure()).contains(timeout);
    }

    @Test
    void readsOneFurtherPageAtATime_untilNoneIsLeft() {
        Site site = followed();
        assertThat(site.further()).isEqualTo(RunEvent.Further.PAGES);
        assertThat(site.nextPage()).contains(url("/1"));
        assertThat(site.nextPage()).isEmpty();

        site.furtherPageRead(unread(new Failure(FailureReason.TIMEOUT, "2 s")));
        assertThat(site.nextPage()).isEmpty();
        assertThat(site.further()).isEqualTo(RunEvent.Further.NOTHING);
    }

    @Test
    void takesNothingTwice_andNothingOfAnotherHost() {
        Site site = followed();
        PageReader.Page page = page(1);
        assertThat(site.furtherPageRead(page)).isEqualTo(EACH);
        assertThat(site.furtherPageRead(page)).isZero();
        PageReader.Page elsewhere = new PageReader.Page(
                WebUrl.parse("https://b.example/"),
                OptionalInt.of(200),
                page(2).candidates(),
                0,
                Optional.empty(),
                Duration.ZERO,
                PageLinks.NONE,
                PageScan.Make.PLAIN);
        assertThat(site.furtherPageRead(elsewhere)).isZero();
        assertThat(site.candidates()).isEqualTo(EACH);
    }

    @Test
    void givesUp_afterTenPagesThatBringNothing() {
        List<WebUrl> parts =
                IntStream.range(1, 30).mapToObj(number -> url("/" + number)).toList();
        Site site = followed(new PageLinks(List.of(), List.of(), parts));
        int pages = 0;
        while (site.nextPage().isPresent()) {
            site.furtherPageRead(unread(new Failure(FailureReason.TIMEOUT, "2 s")));
            pages++;
        }
        assertThat(pages).isEqualTo(FurtherPages.MOST_IN_VAIN);
    }

    /// One whose page offers nothing but a link to the next.
    private static Site followed() {
        return followed(page(0).links());
    }

    private static Site followed(PageLinks links) {
        Site site = new Site(new Website(url("/")), new FurtherPages(Settings.Follow.PAGES, Set.of()));
        site.pageRead(List.of(), Optional.empty(), new HashSet<>());
        PageReader.Page page = new PageReader.Page(
                Optional.of(url("/0")),
                OptionalInt.of(200),
                List.of(),
                0,
                Optional.empty(),
                Duration.ZERO,
                links,
                PageScan.Make.PLAIN);
        site.leadsOn(url("/0"), page, new HashSet<>());
        return site;
    }

    private static ImageCandidate listed(String path) {
        return new ImageCandidate(url(path), List.of(), FoundAs.LISTED, "");
    }

    private static PageReader.Page unread(Failure failure) {
        return new PageReader.Page(
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                0,
                Optional.of(failure),
                Duration.ZERO,
                PageLinks.NONE,
                PageScan.Make.PLAIN);
    }

    private static ImageResult taken(Source source) {
        return new ImageResult.Taken(record(), source, Optional.empty());
    }

    private static ImageRecord record() {
        return new ImageJob(1, new Website(url("/")), new Place(0, 0, 0), listed("/a.jpg"), "a.jpg")
                .newRecord(Instant.EPOCH);
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
