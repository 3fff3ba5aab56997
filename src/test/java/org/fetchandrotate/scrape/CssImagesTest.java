package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CssImagesTest {
    private static Arguments style(String css, String... expected) {
        return Arguments.of(css, List.of(expected));
    }

    static Stream<Arguments> styles() {
        return Stream.of(
                style("background:url(a.jpg)", "a.jpg"),
                style("BACKGROUND-Image : URL( a.jpg )", "a.jpg"),
                style("background:url('a b.jpg')", "a b.jpg"),
                style("background:url( \"a)b;c.jpg\" ) no-repeat", "a)b;c.jpg"),
                style("color:red;background:#fff url(a.jpg) 0 0;top:0", "a.jpg"),
                style("background:url(a.jpg), url(b.jpg);background-image:url(c.jpg)", "c.jpg"),
                style("background:url(a.jpg);background:none"),
                style("background:url(a.jpg);background:;background-color:red", "a.jpg"),
                style("background:url(a.jpg) !important;background:none", "a.jpg"),
                style("background:url(a.jpg);background:image-set(url(a.jpg) 1x, url(b.jpg) 2x)", "b.jpg", "a.jpg"),
                style("list-style:url(a.jpg);background:url(b.jpg);list-style-image:none", "b.jpg"),
                style("background:image-set('a.jxl' type('image/jxl'), 'a.jpg' type('image/jpeg'))", "a.jpg", "a.jxl"),
                style("background:linear-gradient(rgba(0,0,0,.5),red),url(a.jpg)", "a.jpg"),
                style("background:linear-gradient(red,blue)"),
                style("background:url(a\\ b\\)c.jpg)", "a b)c.jpg"),
                style("background:url(\\61 .jpg)", "a.jpg"),
                style("background:url('\\0000e4.jpg')", "ä.jpg"),
                style("background:url('\\0.jpg')", "\ufffd.jpg"),
                style("background:url('\\110000.jpg')", "\ufffd.jpg"),
                style("background:url('\\d800.jpg')", "\ufffd.jpg"),
                style("background:url('a\\\nb.jpg')", "ab.jpg"),
                style("background:url(a.jpg", "a.jpg"),
                style("background:url('a.jpg", "a.jpg"),
                style("background:url(a.jpg  ", "a.jpg"),
                style("background:url()"),
                style("background:url('')"),
                style("background:url("),
                style("background:url(a b.jpg),url(c.jpg)", "c.jpg"),
                style("background:url(a'b.jpg),url(c.jpg)", "c.jpg"),
                style("background:url('a' b),url(c.jpg)", "c.jpg"),
                style("/*background:url(a.jpg)*/background:/*;*/url(b.jpg)", "b.jpg"),
                style("background:url(/*a*/b.jpg)", "/*a*/b.jpg"),
                style("background:/* url(a.jpg)"),
                style("content:'background:url(a.jpg)';background:url(b.jpg)", "b.jpg"),
                style(
                        "mask:url(a.jpg);list-style:url(b.jpg);background-size:url(c.jpg);cursor:url(d.cur)",
                        "a.jpg",
                        "b.jpg"),
                style("border-image: url(a.png) 30; content:url(b.png)", "a.png", "b.png"),
                style("--background:url(a.jpg)", "a.jpg"),
                style("background:my-url(a.jpg)"),
                style("background:image-set(url(a.jpg) 1x, url(b.jpg) 2x)", "b.jpg", "a.jpg"),
                style(
                        "background-image:-webkit-image-set('a.jpg' 96dpi, \"b.jpg\" type('image/jpeg') 2dppx), url(c.jpg)",
                        "b.jpg",
                        "a.jpg",
                        "c.jpg"),
                style("background:image-set(linear-gradient(red, blue) 3x, 'a.jpg' 1x", "a.jpg"),
                style("background:url(data:image/png;base64,AA==)", "data:image/png;base64,AA=="),
                style("background:;background:url(a.jpg)", "a.jpg"),
                style("background:\\"),
                style("background:url(\\"),
                style("background:url(a\\", "a"),
                style("background:url('\\", new String[0]),
                style(")))(((:;background:url(a.jpg)", "a.jpg"),
                style(""));
    }

    @ParameterizedTest
    @MethodSource("styles")
    void findsBackgrounds(String css, List<String> expected) {
        assertThat(CssImages.urls(css)).isEqualTo(expected);
    }
}
