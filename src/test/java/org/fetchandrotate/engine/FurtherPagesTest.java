package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whole runs that follow further pages.
final class FurtherPagesTest extends WholeRuns {

    @BeforeEach
    void serve() {
        for (int site = 0; site < 2; site++) {
            for (int image = 0; image < 20; image++) {
                web.route(site, "/" + image + ".png", TestWeb.ok("image/png", TestWeb.picture(site * 1000 + image)));
            }
        }
    }

    @Test
    void readsOnlyTheListedPage_unlessToldOtherwise() throws Exception {
        web.route(0, "/", page("<a rel=next href=/two>", 0));
        web.route(0, "/two", page("", 1));
        assertThat(run(2, "none", web.site(0)).succeeded()).isEqualTo(1);
        assertThat(web.requests()).doesNotContain("0:/two");
    }

    @Test
    void readsWhatGoesOnWithAPage_asFarAsItsShareNeeds() throws Exception {
        web.route(0, "/", page("<link rel=next href=/two><a href=/about>About</a>", 0, 1));
        web.route(0, "/two", page("<a rel=next href=/three>Older</a>", 1, 2));
        web.route(0, "/three", page("<a rel=next href=/four>Older</a>", 3));
        web.route(0, "/four", page("", 4));
        RunSummary summary = run(4, "pages", web.site(0));
        assertThat(summary.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(pagesAsked(0)).containsExactly("/", "/two", "/three");
    }

    @Test
    void readsWhatStandsInFrames_asFarAsTheShareNeeds() throws Exception {
        web.route(0, "/", TestWeb.page("<frameset><frame src=/menu><frame src=/main><frame src=/last></frameset>"));
        web.route(0, "/menu", page("<a href=/about>About</a>"));
        web.route(0, "/main", page("<iframe src=/inner></iframe>", 0));
        web.route(0, "/inner", page("", 1));
        assertThat(run(2, "none", web.site(0)).outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(pagesAsked(0)).containsExactly("/", "/menu", "/main", "/inner");
    }

    @Test
    void readsNumberedPages_inTheirOrder() throws Exception {
        String paging = "<a href=/?page=2>2</a> <a href=/?page=3>3</a> <a href=/archive>10</a>";
        web.route(0, "/", page(paging, 0));
        web.route(0, "/?page=2", page(paging, 1));
        web.route(0, "/?page=3", page(paging, 2));
        assertThat(run(9, "pages", web.site(0)).succeeded()).isEqualTo(3);
        assertThat(pagesAsked(0)).containsExactly("/", "/?page=2", "/?page=3");
    }

    @Test
    void readsLinkedPages_breadthFirst_downToTheDepth() throws Exception {
        web.route(0, "/", page("<a href=/a>A</a><a href=/b>B</a>", 0));
        web.route(0, "/a", page("<a href=/a/deep>deep</a><a href=/>home</a>", 1));
        web.route(0, "/b", page("<a href=/a>A</a>", 2));
        web.route(0, "/a/deep", page("<a href=/a/deep/deeper>deeper</a>", 3));
        web.route(0, "/a/deep/deeper", page("", 4));
        assertThat(run(20, "2", web.site(0)).succeeded()).isEqualTo(4);
        assertThat(pagesAsked(0)).containsExactly("/", "/a", "/b", "/a/deep");
    }

    @Test
    void staysOnItsHost() throws Exception {
        web.route(0, "/", page("<a rel=next href=" + web.url(1, "/") + "><a rel=next href=/away>", 0));
        web.route(0, "/away", exchange -> {
            exchange.getResponseHeaders().set("Location", web.url(1, "/"));
            TestWeb.status(302).answer(exchange);
        });
        web.route(1, "/", page("", 5));
        assertThat(run(3, "3", web.site(0)).succeeded()).isEqualTo(1);
        assertThat(web.imageRequests()).containsExactly("0:/0.png");
    }

    @Test
    void endsInALoop_andInACalendarWithoutEnd() throws Exception {
        web.route(0, "/", page("<a rel=next href=/>again</a><a rel=next href=/day/1>tomorrow</a>", 0));
        for (int day = 1; day < 200; day++) {
            web.route(0, "/day/" + day, page("<a rel=next href=/day/" + (day + 1) + ">tomorrow</a>", 0));
        }
        assertThat(run(3, "pages", web.site(0)).succeeded()).isEqualTo(1);
        assertThat(pagesAsked(0)).hasSize(1 + FurtherPages.MOST_IN_VAIN - 1 + 1);
    }

    @Test
    void readsAHundredPagesAtMost() throws Exception {
        for (int number = 0; number < 150; number++) {
            String path = number == 0 ? "/" : "/p" + number;
            String image = "/n" + number + ".png";
            web.route(0, image, TestWeb.status(404));
            web.route(0, path, TestWeb.page("<img src=" + image + "><a rel=next href=/p" + (number + 1) + ">"));
        }
        assertThat(run(1, "pages", web.site(0)).succeeded()).isZero();
        assertThat(pagesAsked(0)).hasSize(1 + FurtherPages.MOST);
    }

    @Test
    void sharesByListedSite_whateverTheLatencies() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        web.route(0, "/", page("<a rel=next href=/two>", 0));
        web.route(0, "/two", TestWeb.held(arrived, goOn, page("<a rel=next href=/three>", 1)));
        web.route(0, "/three", page("", 2));
        web.route(1, "/", page("", 0, 1, 2, 3, 4, 5));
        Thread.ofVirtual().start(() -> {
            try {
                arrived.await();
                goOn.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        RunSummary summary = run(5, "pages", web.site(0), web.site(1));
        assertThat(summary.sites()).extracting(RunSummary.SiteTally::succeeded).containsExactly(3, 2);
        assertThat(web.imageRequests()).hasSize(5);
    }

    @Test
    void countsWhatAFurtherPageLacks_asNoFailureOfTheSite() throws Exception {
        web.route(0, "/", page("<a rel=next href=/gone>", 0));
        RunSummary summary = run(3, "pages", web.site(0));
        assertThat(summary.sites().getFirst().pageFailure()).isEmpty();
        assertThat(summary.outcome()).isEqualTo(RunOutcome.EXHAUSTED);
    }

    private List<String> pagesAsked(int site) {
        return web.requests().stream()
                .filter(request -> request.startsWith(site + ":"))
                .map(request -> request.substring(2))
                .filter(path -> !path.endsWith(".png") && !path.equals("/robots.txt"))
                .toList();
    }

    private static TestWeb.Route page(String links, int... images) {
        StringBuilder html = new StringBuilder(links);
        IntStream.of(images)
                .forEach(image -> html.append("<img src=/").append(image).append(".png>"));
        return TestWeb.page(html.toString());
    }

    private RunSummary run(int images, String follow, Website... websites) throws Exception {
        Settings settings = Settings.DEFAULTS
                .withMaxImages(images)
                .withPages(new Settings.Pages(
                        Settings.Follow.of(follow), Settings.Render.NEVER, Settings.CssImages.INLINE));
        return prepare(settings, List.of(websites), OptionalLong.empty()).execute(event -> {});
    }
}
