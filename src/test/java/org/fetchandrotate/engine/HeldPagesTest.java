package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.FoundAs;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;

final class HeldPagesTest {
    private static final PageReader.Page PAGE =
            PageReader.Page.failed(new Failure(FailureReason.TIMEOUT, ""), OptionalInt.empty(), Duration.ZERO);

    @Test
    void pageWaits_forTheEarlierOnesOfItsHostAlone() {
        HeldPages held =
                new HeldPages(sites("http://a.test/1", "http://b.test/", "http://a.test/2", "http://a.test/3"));
        assertThat(sites(held.read(3, PAGE))).isEmpty();
        assertThat(sites(held.read(1, PAGE))).containsExactly(1);
        assertThat(sites(held.read(0, PAGE))).containsExactly(0);
        assertThat(sites(held.read(2, PAGE))).containsExactly(2, 3);
    }

    @Test
    void siteReadBefore_isNotWaitedFor_andItsUrlsAreKnown() {
        List<Site> sites = sites("http://a.test/1", "http://a.test/2");
        WebUrl image = WebUrl.parse("http://a.test/x.jpg").orElseThrow();
        sites.getFirst()
                .pageRead(
                        List.of(new ImageCandidate(image, List.of(), FoundAs.IMG_SRC, "")),
                        Optional.empty(),
                        new HashSet<>());
        List<HeldPages.Released> released = new HeldPages(sites).read(1, PAGE);
        assertThat(sites(released)).containsExactly(1);
        assertThat(released.getFirst().known()).containsExactly(image);
    }

    @Test
    void everyPageIsReleasedOnce_whenAHundredThousandOfOneHostComeBackwards() {
        List<Site> sites = new ArrayList<>();
        for (int number = 0; number < 100_000; number++) {
            sites.add(site("http://a.test/" + number));
        }
        HeldPages held = new HeldPages(sites);
        int released = 0;
        for (int number = sites.size() - 1; number >= 0; number--) {
            released += held.read(number, PAGE).size();
        }
        assertThat(released).isEqualTo(sites.size());
    }

    private static List<Integer> sites(List<HeldPages.Released> released) {
        return released.stream().map(HeldPages.Released::site).toList();
    }

    private static List<Site> sites(String... urls) {
        List<Site> sites = new ArrayList<>();
        for (String url : urls) {
            sites.add(site(url));
        }
        return sites;
    }

    private static Site site(String url) {
        return new Site(new Website(WebUrl.parse(url).orElseThrow()));
    }
}
