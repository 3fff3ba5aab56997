package org.fetchandrotate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.fetchandrotate.model.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that load themselves again.
class PageRefreshesTest extends WholeRuns {
    private static final TestWeb.Route GALLERY = TestWeb.page("<img src=/0.png>");

    private int succeeded(String path) throws Exception {
        web.route(0, "/0.png", TestWeb.ok("image/png", TestWeb.picture(0)));
        return prepare(Settings.DEFAULTS.withMaxImages(1), List.of(web.page(0, path)), OptionalLong.empty())
                .execute(_ -> {})
                .succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1; url=/", "5;URL='/'"})
    void takesTheSecondAnswer_whenThePageSetACookieAndReloadsItself(String refresh) throws Exception {
        web.route(0, "/", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Cookie")) {
                GALLERY.answer(exchange);
            } else {
                exchange.getResponseHeaders().add("Set-Cookie", "seen=1; Path=/");
                TestWeb.page("<meta http-equiv=refresh content=\"" + refresh + "\"><p>One moment")
                        .answer(exchange);
            }
        });
        assertThat(succeeded("/")).isOne();
    }

    @Test
    void doesTheSameForTheHeader() throws Exception {
        web.route(0, "/", exchange -> {
            if (exchange.getRequestHeaders().containsKey("Cookie")) {
                GALLERY.answer(exchange);
            } else {
                exchange.getResponseHeaders().add("Set-Cookie", "seen=1; Path=/");
                exchange.getResponseHeaders().add("Refresh", "0");
                TestWeb.page("<p>One moment").answer(exchange);
            }
        });
        assertThat(succeeded("/")).isOne();
    }

    @Test
    void takesThePageAsItIs_whenItReloadsItselfWithoutEnd() throws Exception {
        int[] asked = {0};
        web.route(0, "/", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "count=" + asked[0]++ + "; Path=/");
            TestWeb.page("<meta http-equiv=refresh content=0><img src=/0.png>").answer(exchange);
        });
        assertThat(succeeded("/")).isOne();
        assertThat(asked[0]).isEqualTo(6);
    }

    @Test
    void asksOnce_whenAPageReloadsItselfWithoutACookie() throws Exception {
        web.route(0, "/", TestWeb.page("<meta http-equiv=refresh content=0><img src=/0.png>"));
        assertThat(succeeded("/")).isOne();
        assertThat(web.requests()).containsOnlyOnce("0:/");
    }
}
