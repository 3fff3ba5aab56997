package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageLinksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<link rel=next href=2.html> | 2.html",
                "<a rel='Next nofollowing' href=2.html>older</a> | 2.html",
                "<a href=?page=2>2</a><a href=?page=12>12</a> | page.html?page=2 page.html?page=12",
                "<a href=list-02.html>2</a> | list-02.html",
                "<a href=http://example.org/gallery/2.html rel=next>x</a> | http://example.org/gallery/2.html",
                "<a rel=next href=//other.example/2.html>x</a> | ''",
                "<a rel=next href=https://example.org:8443/>x</a> | ''",
                "<a rel='next nofollow' href=2.html>x</a> | ''",
                "<a rel=next href=#more>x</a><a rel=next href=page.html?p=1>x</a> | ''",
                "<a rel=next href=javascript:next()>x</a><a rel=next href=mailto:a@b>x</a> | ''",
                "<a rel=next href=photo.jpg>x</a> | ''",
                "<a href=?page=20>2</a><a href=x>0</a> | ''",
                "<link rel=stylesheet href=next.css> | ''",
            })
    void tellsWhatGoesOnWithThePage(String html, String expected) {
        assertThat(relative(Pages.scan(html).links().next())).isEqualTo(expected);
    }

    @Test
    void tellsOtherPagesOfItsHost_onceInOrder() {
        String html =
                "<a href=b.html>b</a><map><area href=a.html></map><a href=b.html#x>b</a><a href=2.html rel=next>2</a>"
                        + "<a href=2.html>2</a><a href=//other.example/>o</a><link rel=alternate href=feed>";
        assertThat(relative(Pages.scan(html).links().others())).isEqualTo("b.html a.html");
    }

    @Test
    void takesWhatStandsInFramesOfItsHost_forParts() {
        String html =
                "<iframe src=a.html></iframe><iframe src=//other.example/b.html></iframe><iframe src=a.html></iframe>"
                        + "<iframe src=c.html width=1 height=1></iframe><iframe srcdoc=x src=d.html></iframe>"
                        + "<noscript><iframe src=e.html></iframe></noscript><iframe src=page.html?p=1></iframe>";
        assertThat(relative(Pages.scan(html).links().parts())).isEqualTo("a.html");
        String frames = "<frameset><frame src=left.html><frame src='right.html#x'><noframes>no</noframes></frameset>";
        assertThat(relative(Pages.scan(frames).links().parts())).isEqualTo("left.html right.html");
    }

    @Test
    void isBounded() {
        StringBuilder html = new StringBuilder();
        IntStream.range(0, 5_000)
                .forEach(number -> html.append("<a href=p").append(number).append(">x</a>"));
        assertThat(Pages.scan(html.toString()).links().others()).hasSize(1_000);
    }

    private static String relative(List<WebUrl> urls) {
        return urls.stream()
                .map(url -> url.toString().replace("https://example.org/gallery/", ""))
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
