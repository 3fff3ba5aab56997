package org.fetchandrotate.scrape;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;

class SheetImagesTest {
    @Test
    void areLeftOut_unlessAllAreWanted() {
        String html = "<style>body{background:url(a.jpg)}</style><link rel=stylesheet href=s.css>";
        assertThat(Pages.found(html)).isEmpty();
        assertThat(Pages.scan(html).links().sheets()).isEmpty();
    }

    @Test
    void showWhatTheRulesOfThePageShow() {
        String html = "<style>.hero{background:url(a.jpg)} .none{background:url(b.jpg)} p:hover{background:url(c.jpg)}"
                + " p::before{content:url(d.png)} p:foo(x){background:url(e.jpg)}</style>"
                + "<style media=print>p{background:url(f.jpg)}</style><img src=g.jpg><p class=hero>";
        assertThat(found(html))
                .containsExactly("img-src g.jpg", "style-sheet a.jpg", "style-sheet d.png", "style-sheet e.jpg");
    }

    @Test
    void areRelativeToTheirSheet() {
        LinkedSheet sheet = new LinkedSheet(
                WebUrl.parse("https://cdn.example/css/site.css").orElseThrow(),
                "p{background:url(../img/a.jpg)}",
                UTF_8);
        assertThat(found("<base href=/other/><p>", sheet)).containsExactly("style-sheet https://cdn.example/img/a.jpg");
    }

    @Test
    void namesTheSheetsOfADesktopsScreen() {
        String html = "<link rel=stylesheet href=a.css><link rel='alternate stylesheet' href=b.css><link rel=stylesheet"
                + " media=print href=c.css><link rel=stylesheet disabled href=d.css><style>@import 'e.css';</style>"
                + "<link rel=preload href=f.css><link rel='preload StyleSheet' href=//cdn.example/g.css>";
        assertThat(scan(html).links().sheets())
                .extracting(url -> url.toString().replace("https://example.org/gallery/", ""))
                .containsExactly("a.css", "e.css", "https://cdn.example/g.css");
    }

    @Test
    void haveTheCharsetOfTheirPage_whereTheySayNone() {
        WebUrl location = WebUrl.parse("https://example.org/s.css").orElseThrow();
        Charset cyrillic = Charset.forName("windows-1251");
        byte[] bytes = "p{background:url(a.jpg?\u044f)}".getBytes(cyrillic);
        assertThat(found("<p>", LinkedSheet.decode(location, bytes, Optional.empty(), cyrillic)))
                .containsExactly("style-sheet https://example.org/a.jpg?%FF");
    }

    @Test
    void areDecodedAsTheyDeclare() {
        WebUrl location = WebUrl.parse("https://example.org/s.css").orElseThrow();
        byte[] latin = "@charset \"iso-8859-1\";p{background:url(ä.jpg)}".getBytes(ISO_8859_1);
        assertThat(LinkedSheet.decode(location, latin, Optional.empty(), UTF_8).text())
                .contains("ä.jpg");
        byte[] utf8 = "p{background:url(ä.jpg)}".getBytes(UTF_8);
        assertThat(LinkedSheet.decode(location, utf8, Optional.empty(), UTF_8).text())
                .contains("ä.jpg");
    }

    private static List<String> found(String html, LinkedSheet... sheets) {
        return scan(html, sheets).candidates().stream()
                .flatMap(candidate -> Stream.of(candidate.foundAs().code() + " "
                        + candidate.url().toString().replace("https://example.org/gallery/", "")))
                .toList();
    }

    private static PageScan scan(String html, LinkedSheet... sheets) {
        return new PageScanner(List.of(), Settings.CssImages.ALL)
                .scan(html.getBytes(UTF_8), PageScanner.Headers.NONE, Pages.LOCATION, List.of(sheets));
    }
}
