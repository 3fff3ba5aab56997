package org.fetchandrotate.url;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebUrlTest {
    private static WebUrl url(String text) {
        return WebUrl.parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            http://example.org -> http://example.org/
            HTTPS://EXAMPLE.ORG/Path -> https://example.org/Path
            `  ␁ http://example.org/a  ` -> http://example.org/a
            http:example.org/a -> http://example.org/a
            http:/example.org/a -> http://example.org/a
            http:////example.org/a -> http://example.org/a
            http:\\\\example.org\\a\\b -> http://example.org/a/b
            https:/\\example.org/a -> https://example.org/a
            `http://example.org/a␉b␊c␍d` -> http://example.org/abcd
            `ht␊tp://exam␉ple.org/` -> http://example.org/
            http://example.org/a#b?c -> http://example.org/a
            http://example.org#a -> http://example.org/
            http://example.org?a/b\\c -> http://example.org/?a/b\\c
            http://example.org/? -> http://example.org/?
            http://example.org/a?# -> http://example.org/a?
            """)
    void writesCanonicalForm_whenSpellingVaries(String text, String expected) {
        assertThat(url(unescape(text))).hasToString(unescape(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            http://user@h/ -> http://user@h/
            http://user:pass@h/ -> http://user:pass@h/
            http://:pass@h/ -> http://:pass@h/
            http://user:@h/ -> http://user@h/
            http://:@h/ -> http://h/
            http://@h/ -> http://h/
            http://a@b@h/ -> http://a%40b@h/
            http://a:b:c@h/ -> http://a:b%3Ac@h/
            http://a[b|c^d=e;f@h/ -> http://a%5Bb%7Cc%5Ed%3De%3Bf@h/
            http://ü@h/ -> http://%C3%BC@h/
            http://h:80/ -> http://h/
            https://h:443/ -> https://h/
            http://h:443/ -> http://h:443/
            https://h:80/ -> https://h:80/
            http://h:/ -> http://h/
            http://h:00080/ -> http://h/
            http://h:0/ -> http://h:0/
            http://h:65535/ -> http://h:65535/
            """)
    void keepsCredentialsAndDropsDefaultPorts(String text, String expected) {
        assertThat(url(text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            /a/./b -> /a/b
            /a/../b -> /b
            /a/b/.. -> /a/
            /a/b/. -> /a/b/
            /../../a -> /a
            /.. -> /
            /a/%2e/b -> /a/b
            /a/%2E%2e/b -> /b
            /a/.%2e/b -> /b
            /a/%2e./b -> /b
            /a/... -> /a/...
            /a/..b -> /a/..b
            /a//b -> /a//b
            /a//../b -> /a/b
            // -> //
            /a b -> /a%20b
            /"<>`{} -> /%22%3C%3E%60%7B%7D
            /^ -> /%5E
            /|[]!$&'()*+,;=:@~ -> /|[]!$&'()*+,;=:@~
            /ä€😀 -> /%C3%A4%E2%82%AC%F0%9F%98%80
            /%zz%4%41 -> /%zz%4%41
            /\u007f -> /%7F
            """)
    void normalisesPath(String text, String expected) {
        assertThat(url("http://h" + text).path()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '´', textBlock = """
            a b -> a%20b
            "<>' -> %22%3C%3E%27
            `{}|^[]\\ -> `{}|^[]\\
            a?b/../c -> a?b/../c
            q=ä%zz -> q=%C3%A4%zz
            """)
    void encodesQuery(String text, String expected) {
        assertThat(url("http://h/?" + text).query()).contains(expected);
    }

    @Test
    void replacesLoneSurrogates() {
        assertThat(url("http://h/\ud800x?\udc00")).hasToString("http://h/%EF%BF%BDx?%EF%BF%BD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "http",
                "http:",
                "http://",
                "http:///",
                "http://?q",
                "http://#f",
                "http://user@/",
                "http://user@:80/",
                "http://:80/",
                "http://h:65536/",
                "http://h:99999999999999999999/",
                "http://h:8x/",
                "http://h:80:90/",
                "http://h:-1/",
                "ftp://h/a.png",
                "data:image/png;base64,AAAA",
                "javascript:alert(1)",
                "blob:http://h/1",
                "about:blank",
                "file:///a.png",
                "//h/a",
                "/a",
                "a.png",
                "://h/",
                "1http://h/",
                "h ttp://h/"
            })
    void isEmpty_whenNotAbsoluteWebUrl(String text) {
        assertThat(WebUrl.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            g -> http://u:p@h:81/a/b/g
            ./g -> http://u:p@h:81/a/b/g
            g/ -> http://u:p@h:81/a/b/g/
            /g -> http://u:p@h:81/g
            \\g -> http://u:p@h:81/g
            //g -> http://g/
            //g:80/x -> http://g/x
            /\\g -> http://g/
            \\\\g/x -> http://g/x
            ///g/x -> http://g/x
            ?y -> http://u:p@h:81/a/b/c?y
            g?y -> http://u:p@h:81/a/b/g?y
            #s -> http://u:p@h:81/a/b/c?q
            `` -> http://u:p@h:81/a/b/c?q
            ` ` -> http://u:p@h:81/a/b/c?q
            ? -> http://u:p@h:81/a/b/c?
            . -> http://u:p@h:81/a/b/
            .. -> http://u:p@h:81/a/
            ../.. -> http://u:p@h:81/
            ../../../g -> http://u:p@h:81/g
            http:g -> http://u:p@h:81/a/b/g
            HTTP:/g -> http://u:p@h:81/g
            http:?y -> http://u:p@h:81/a/b/c?y
            http: -> http://u:p@h:81/a/b/c?q
            http:\\\\g -> http://g/
            https:g -> https://g/
            https:/g/x -> https://g/x
            http://x/y -> http://x/y
            `a b|c.jpg` -> http://u:p@h:81/a/b/a%20b|c.jpg
            1:2.png -> http://u:p@h:81/a/b/1:2.png
            g;x=1/../y -> http://u:p@h:81/a/b/y
            g?y/../x -> http://u:p@h:81/a/b/g?y/../x
            """)
    void resolvesReference(String reference, String expected) {
        assertThat(url("http://u:p@h:81/a/b/c?q#f").resolve(unescape(reference)))
                .map(WebUrl::toString)
                .contains(unescape(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data:,x", "javascript:void(0)", "mailto:a@b", "c:/x.png", "//", "http://", "https:", "//a b/"})
    void isEmpty_whenReferenceIsNoWebUrl(String reference) {
        assertThat(url("http://h/a/b").resolve(reference)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, http://h/%D1%8F?%FF=%26%2326085%3B1, я?я=日1",
        "Shift_JIS, http://h/?%93%FA, ?日",
        "UTF-16LE, http://h/?%E6%97%A5, ?日",
        "UTF-8, http://h/?%F0%9F%98%80, ?😀",
        "windows-1252, http://h/?%26%23128512%3B, ?😀"
    })
    void encodesQueryOnly_inCharsetOfPage(String charset, String expected, String reference) {
        assertThat(url("http://h/").resolve(reference, Charset.forName(charset)))
                .map(WebUrl::toString)
                .contains(expected);
    }

    @Test
    void decodesPathAndQuery_forPeople() {
        assertThat(url("http://h/%D1%8F%zz/a%20b?q=ö&r").decodedPathAndQuery()).isEqualTo("/я%zz/a b?q=ö&r");
        assertThat(url("http://h/a").decodedPathAndQuery()).isEqualTo("/a");
    }

    @Test
    void tellsItsParts() {
        WebUrl url = url("https://user:pw@Example.org:8443/a/b.png?x=1#top");

        assertThat(url.scheme()).isEqualTo("https");
        assertThat(url.host()).isEqualTo("example.org");
        assertThat(url.port()).isEqualTo(8443);
        assertThat(url.path()).isEqualTo("/a/b.png");
        assertThat(url.query()).contains("x=1");
        assertThat(url.origin()).isEqualTo("https://example.org:8443");
    }

    @Test
    void tellsPartsOfIpv6() {
        WebUrl url = url("http://[::1]:8080");

        assertThat(url.host()).isEqualTo("::1");
        assertThat(url.port()).isEqualTo(8080);
        assertThat(url.origin()).isEqualTo("http://[::1]:8080");
        assertThat(url.query()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http://h/,80", "https://h/,443", "https://h:80/,80"})
    void tellsPortInUse(String text, int port) {
        assertThat(url(text).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", textBlock = """
            http://user:pw@h/a -> http://h/a
            http://h/a?token=1&w=2 -> http://h/a?token=…&w=2
            http://h/?w=2&Api_Key=1 -> http://h/?w=2&Api_Key=…
            http://h/?X-Amz-Signature=1&X-Amz-Date=2 -> http://h/?X-Amz-Signature=…&X-Amz-Date=2
            http://h/?sig=a=b&s%69g=2&key -> http://h/?sig=…&s%69g=…&key
            http://h/?keyword=1&signal=2&author=3 -> http://h/?keyword=1&signal=2&author=3
            http://h/?password= -> http://h/?password=…
            http://h/? -> http://h/?
            """)
    void hidesSecrets_whenRedacted(String text, String expected) {
        assertThat(url(text).redacted()).isEqualTo(expected);
    }

    @Test
    void isEqual_whenWrittenFormsAre() {
        assertThat(url("HTTP://EXAMPLE.org:80/a#x"))
                .isEqualTo(url("http://example.org/a"))
                .hasSameHashCodeAs(url("http://example.org/a"));
        assertThat(url("http://example.org/a")).isNotEqualTo(url("http://example.org/A"));
    }

    @Test
    void parsesItsOwnWrittenFormToItself() {
        for (String text :
                new String[] {"http://ü:ö@münchen.de/ä b?'ö#x", "http://[1::0:1]:81/%2e%2E/|", "http://0x7f.1//a/../"
                }) {
            WebUrl url = url(text);
            assertThat(WebUrl.parse(url.toString())).contains(url);
        }
    }

    @Test
    void isEmpty_whenHuge() {
        String huge = "http://h/" + "a".repeat(70_000);
        assertThat(WebUrl.parse(huge)).isEmpty();
        assertThat(url("http://h/").resolve("b".repeat(70_000))).isEmpty();
        assertThat(url("http://h/").resolve("ä".repeat(20_000))).isEmpty();
        assertThat(url("http://h/").resolve("b".repeat(60_000))).isPresent();
        assertThat(Optional.of(url("http://h/" + "../".repeat(20_000))))
                .map(WebUrl::path)
                .contains("/");
    }

    /// Stands in for characters that a table can't hold: ␉ ␊ ␍ ␁ are the controls that they picture.
    private static String unescape(String text) {
        return text.replace('␉', '\t').replace('␊', '\n').replace('␍', '\r').replace('␁', '\u0001');
    }
}
