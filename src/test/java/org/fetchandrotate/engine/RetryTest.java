package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.fetchandrotate.model.RunOutcome;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.model.Website;
import org.junit.jupiter.api.Test;

/// What a retry does with what an earlier run failed at: real HTTP, real files, a real database.
final class RetryTest extends WholeRuns {
    private static final byte[] NOTHING = {};

    @Test
    void triesTheOtherUrlsOfAPictureAgain() throws Exception {
        web.route(0, "/", page("<img src='/small.png' srcset='/large.png 2x'>"));
        RunSummary first = run(4, List.of(web.site(0)));
        assertThat(first.failed()).isEqualTo(1);
        web.route(0, "/small.png", TestWeb.ok("image/png", TestWeb.picture(5)));
        web.forgetRequests();
        RunSummary retry = retry(first, List.of(web.site(0)));
        assertThat(retry.succeeded()).isEqualTo(1);
        assertThat(web.imageRequests()).containsExactly("0:/large.png", "0:/small.png");
    }

    @Test
    void readsPagesAgain_thatFailed() throws Exception {
        web.gallery(0, 3);
        web.gallery(1, 9);
        web.route(1, "/", TestWeb.ok("application/pdf", NOTHING));
        RunSummary first = run(8, List.of(web.site(0), web.site(1)));
        assertThat(first.succeeded()).isEqualTo(3);
        web.gallery(1, 9);
        web.forgetRequests();
        RunSummary retry = retry(first, List.of(web.site(0), web.site(1)));
        assertThat(retry.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(retry.succeeded()).isEqualTo(5);
        assertThat(web.imageRequests())
                .allMatch(request -> request.startsWith("1:"))
                .hasSize(5);
    }

    @Test
    void triesImagesAndPagesTogether() throws Exception {
        web.gallery(0, 4);
        web.route(0, "/1.png", TestWeb.status(404));
        web.route(1, "/", TestWeb.ok("application/pdf", NOTHING));
        RunSummary first = run(4, List.of(web.site(1), web.site(0)));
        web.gallery(0, 4);
        web.gallery(1, 9);
        web.forgetRequests();
        RunSummary retry = retry(first, List.of());
        assertThat(retry.aimed()).isEqualTo(2);
        assertThat(retry.succeeded()).isEqualTo(2);
        assertThat(web.imageRequests()).containsExactly("0:/1.png", "1:/0.png");
    }

    @Test
    void readsAFailedPageAgain_alsoWhereOthersMadeUpForIt() throws Exception {
        web.gallery(0, 4);
        web.route(1, "/", TestWeb.ok("application/pdf", NOTHING));
        RunSummary first = run(4, List.of(web.site(1), web.site(0)));
        assertThat(first.outcome()).isEqualTo(RunOutcome.COMPLETE);
        web.gallery(1, 9);
        assertThat(retry(first, List.of()).succeeded()).isEqualTo(1);
    }

    @Test
    void asksForNothing_whenNothingFailed() throws Exception {
        web.gallery(0, 2);
        RunSummary first = run(2, List.of(web.site(0)));
        web.forgetRequests();
        RunSummary retry = retry(first, List.of());
        assertThat(retry.outcome()).isEqualTo(RunOutcome.COMPLETE);
        assertThat(retry.aimed()).isZero();
        assertThat(web.imageRequests()).isEmpty();
    }

    private static TestWeb.Route page(String html) {
        return TestWeb.ok("text/html", html.getBytes(StandardCharsets.UTF_8));
    }

    private RunSummary run(int images, List<Website> websites) throws Exception {
        return prepare(Settings.DEFAULTS.withMaxImages(images), websites, OptionalLong.empty())
                .execute(event -> {});
    }

    private RunSummary retry(RunSummary earlier, List<Website> websites) throws Exception {
        return prepare(Settings.DEFAULTS, websites, OptionalLong.of(earlier.runId()))
                .execute(event -> {});
    }
}
