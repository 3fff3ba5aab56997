package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.model.ImageCandidate;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextTest {
    private static final String CYRILLIC = "Привет";
    private static final String JAPANESE = "日本語";

    private static String decode(String html, String charset, String header) {
        return PageText.decode(
                        html.getBytes(Charset.forName(charset)),
                        Optional.of(header).filter(name -> !name.isEmpty()),
                        PageText.Kind.HTML)
                .text();
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, windows-1251",
        "windows-1251, CP1251",
        "windows-1251, ' Windows-1251 '",
        "KOI8-R, koi8-r",
        "UTF-8, utf8",
        "UTF-16LE, utf-16",
        "UTF-16BE, utf-16be"
    })
    void followsHeader(String charset, String header) {
        assertThat(decode("<meta charset=iso-8859-5>" + CYRILLIC, charset, header))
                .endsWith(CYRILLIC);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, <meta charset=windows-1251>",
        "windows-1251, <META CHARSET='Windows-1251'/>",
        "windows-1251, <meta http-equiv=Content-Type content='text/html; charset=windows-1251'>",
        "windows-1251, <?xml version='1.0' encoding='windows-1251'?>",
        "windows-1251, <meta charset=nonsense><meta charset=windows-1251>",
        "windows-1251, <!-- <meta charset=utf-8> --><meta charset=windows-1251>",
        "windows-1251, <meta name=description content='charset=utf-8'><meta charset=windows-1251>",
        "windows-1251, <script>'<meta charset=utf-8>'</script><meta charset=windows-1251>",
        "UTF-8, <meta charset=utf-16>",
        "UTF-8, <meta charset=utf-8>"
    })
    void followsDeclaration_whenHeaderIsSilent(String charset, String declaration) {
        assertThat(decode(declaration + CYRILLIC, charset, "")).endsWith(CYRILLIC);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-31j, shift_jis",
        "windows-31j, x-sjis",
        "EUC-JP, euc-jp",
        "ISO-2022-JP, iso-2022-jp",
        "GB18030, gb2312",
        "UTF-8, UTF-8"
    })
    void readsJapanese(String charset, String label) {
        assertThat(decode("<meta charset=" + label + ">" + JAPANESE, charset, ""))
                .endsWith(JAPANESE);
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "''", "utf-7", "ibm037", "utf-32", "'; x'"})
    void ignoresHeader_whenCharsetIsUnknownToBrowsers(String header) {
        assertThat(decode("<meta charset=windows-1251>" + CYRILLIC, "windows-1251", header))
                .endsWith(CYRILLIC);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void prefersByteOrderMark(String charset) {
        assertThat(decode("\uFEFF<meta charset=iso-8859-5>" + CYRILLIC, charset, "koi8-r"))
                .startsWith("<meta")
                .endsWith(CYRILLIC);
    }

    @Test
    void guesses_whenNothingIsSaid() {
        assertThat(decode(CYRILLIC, "UTF-8", "")).isEqualTo(CYRILLIC);
        assertThat(decode("café €", "windows-1252", "")).isEqualTo("café €");
        assertThat(decode("café €", "windows-1252", "iso-8859-1")).isEqualTo("café €");
        assertThat(decode("", "UTF-8", "")).isEmpty();
    }

    @Test
    void stillGuessesUtf8_whenPageIsCutWithinCharacter() {
        byte[] page = ("x".repeat(20_000) + "я").getBytes(StandardCharsets.UTF_8);
        byte[] cut = java.util.Arrays.copyOf(page, page.length - 1);
        assertThat(PageText.decode(cut, Optional.empty(), PageText.Kind.HTML).charset())
                .isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void guessesWindows1252_whenByteFarBehindIsNoUtf8() {
        var page = new ByteArrayOutputStream();
        page.writeBytes("я".repeat(30_000).getBytes(StandardCharsets.UTF_8));
        page.write(0xFF);
        page.writeBytes("я".getBytes(StandardCharsets.UTF_8));
        assertThat(PageText.decode(page.toByteArray(), Optional.empty(), PageText.Kind.HTML)
                        .charset())
                .isEqualTo(Charset.forName("windows-1252"));
    }

    @Test
    void writesQueriesInCharsetOfPage() {
        byte[] html =
                "<meta charset=windows-1251><img src='я.jpg?я' alt='я'>".getBytes(Charset.forName("windows-1251"));
        ImageCandidate candidate = new PageScanner(java.util.List.of())
                .scan(html, PageScanner.Headers.NONE, Pages.LOCATION)
                .candidates()
                .getFirst();
        assertThat(candidate.url()).hasToString("https://example.org/gallery/%D1%8F.jpg?%FF");
        assertThat(candidate.altText()).isEqualTo("я");
    }

    /// As Chromium does: all in the page's charset but the addresses of a `style` attribute.
    @Test
    void writesQueriesOfEveryKindAsChromiumDoes() {
        String html = "<meta charset=windows-1251><style>p{background:url(1.jpg?\u044f)}</style>"
                + "<link rel=stylesheet href=2.css?\u044f><p style='background:url(3.jpg?\u044f)'>x"
                + "<iframe src=/4?\u044f></iframe><a href=/5?\u044f>x</a><img srcset='6.jpg?\u044f 2x'>"
                + "<meta http-equiv=refresh content='0;url=/7?\u044f'>";
        PageScan scan = new PageScanner(List.of(), org.fetchandrotate.model.Settings.CssImages.ALL)
                .scan(html.getBytes(Charset.forName("windows-1251")), PageScanner.Headers.NONE, Pages.LOCATION);
        assertThat(scan.candidates())
                .extracting(candidate -> candidate.url().toString().replaceFirst(".*/", ""))
                .containsExactlyInAnyOrder("1.jpg?%FF", "3.jpg?%D1%8F", "6.jpg?%FF");
        assertThat(scan.links().sheets()).extracting(WebUrl::query).containsExactly(Optional.of("%FF"));
        assertThat(scan.links().parts()).extracting(WebUrl::query).containsExactly(Optional.of("%FF"));
        assertThat(scan.links().others()).extracting(WebUrl::query).containsExactly(Optional.of("%FF"));
        assertThat(scan.refresh().flatMap(WebUrl::query)).contains("%FF");
    }

    /// A stray lead byte takes nothing with it but itself: Java's own decoders swallow the `<` behind it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gb2312",
                "gbk",
                "gb18030",
                "big5",
                "euc-jp",
                "shift_jis",
                "euc-kr",
                "windows-1252",
                "iso-8859-8",
                "koi8-r"
            })
    void losesNothing_toAStrayByte(String charset) {
        for (int lead = 0x80; lead <= 0xff; lead++) {
            byte[] page = ("<meta charset=" + charset + "><title>caf*</title><img src=one.jpg>")
                    .getBytes(StandardCharsets.ISO_8859_1);
            page["<meta charset=><title>caf".length() + charset.length()] = (byte) lead;
            assertThat(new PageScanner(List.of())
                            .scan(page, PageScanner.Headers.NONE, Pages.LOCATION)
                            .candidates())
                    .as("lead byte %02x", lead)
                    .hasSize(1);
        }
    }

    @Test
    void replacesOnlyTheWrongByte() {
        byte[] page = {(byte) 0xe9, '<', 'b', '>', (byte) 0xc4, (byte) 0xe3, (byte) 0x80, (byte) 0xff, 'x'};
        assertThat(TextDecoder.decode(page, Charset.forName("GB18030"))).isEqualTo("\ufffd<b>你€\ufffdx");
    }
}
