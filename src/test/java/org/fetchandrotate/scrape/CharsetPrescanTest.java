package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each row is what Chromium takes the page for; where it says nothing, the guess is UTF-8.
class CharsetPrescanTest {
    private static final String NONE = "UTF-8";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p> | UTF-8",
                "<meta charset=koi8-r> | KOI8-R",
                "<meta charset = koi8-r > | KOI8-R",
                "<meta charset='koi8-r'> | KOI8-R",
                "<meta charset=' koi8-r '> | KOI8-R",
                "<meta/charset=koi8-r> | KOI8-R",
                "<meta charset='koi8-r><p><b c='> | UTF-8",
                "<meta charset=koi8-r'> | UTF-8",
                "<meta charset=utf-16le> | UTF-8",
                "<meta charset=x-user-defined> | windows-1252",
                "<meta http-equiv=content-type content='text/html; charset=koi8-r'> | KOI8-R",
                "<meta content='text/html; charset=koi8-r' http-equiv=Content-Type> | KOI8-R",
                "<meta http-equiv=content-type content='text/html;   charset  =   koi8-r  '> | KOI8-R",
                "<meta http-equiv=' content-type ' content='text/html;charset=koi8-r'> | UTF-8",
                "<meta http-equiv=content-type content='text/html charset=koi8-r'> | KOI8-R",
                "<meta http-equiv=content-type content='xcharset=koi8-r'> | KOI8-R",
                "<meta http-equiv=content-type content='charset charset=koi8-r'> | KOI8-R",
                "<meta http-equiv=content-type content='text/html; charset=\"koi8-r\"'> | KOI8-R",
                "<meta http-equiv=content-type content='text/html; charset=\" koi8-r \"'> | KOI8-R",
                "<meta http-equiv=content-type content='text/html; charset=\"koi8-r'> | UTF-8",
                "<meta http-equiv=content-type content='text/html; charset=koi8-r, x'> | UTF-8",
                "<meta http-equiv=content-type content='text/html; charset:koi8-r'> | UTF-8",
                "<meta http-equiv=content-type content='charset=nonsense; charset=koi8-r'> | UTF-8",
                "<meta name=x content='charset=koi8-r'> | UTF-8",
                "<meta http-equiv=content-type content='charset=iso-8859-5' charset=koi8-r> | KOI8-R",
                "<meta charset=nonsense http-equiv=content-type content='charset=iso-8859-5'> | UTF-8",
                "<meta charset=koi8-r><meta charset=iso-8859-5> | KOI8-R",
                "<meta charset=nonsense><meta charset=iso-8859-5> | ISO-8859-5",
                "<meta charset=''><meta charset=iso-8859-5> | ISO-8859-5",
                "<!-- <meta charset=koi8-r> --> | UTF-8",
                "<!--><meta charset=koi8-r> | KOI8-R",
                "<script>'<meta charset=koi8-r>'</script> | UTF-8",
                "<style>'<meta charset=koi8-r>'</style> | UTF-8",
                "<title><meta charset=koi8-r></title> | UTF-8",
                "<title></titles><meta charset=koi8-r></title><meta charset=iso-8859-5> | ISO-8859-5",
                "<textarea><meta charset=koi8-r></textarea> | UTF-8",
                "<noscript><meta charset=koi8-r></noscript> | KOI8-R",
                "<template><meta charset=koi8-r></template> | KOI8-R",
                "<a title='<meta charset=koi8-r>'>x</a> | UTF-8",
                "</a title='<meta charset=koi8-r>'> | UTF-8",
                "<?x <meta charset=koi8-r>?> | UTF-8",
                "<body><p>x<meta charset=koi8-r> | KOI8-R",
                "<?xml version='1.0' encoding='iso-8859-5'?><meta charset=koi8-r> | KOI8-R",
                "<?xml version='1.0' encoding='iso-8859-5'?> | ISO-8859-5",
                "<?xml version='1.0' encoding = 'iso-8859-5' ?> | ISO-8859-5",
                "<?xml version='1.0' encoding=' iso-8859-5'?> | UTF-8",
                "<?xml version='1.0' encoding='utf-16'?> | UTF-8",
                "` <?xml version='1.0' encoding='iso-8859-5'?>` | UTF-8",
            })
    void readsDeclarationsAsChromiumDoes(String page, String charset) {
        assertThat(charset(page, PageText.Kind.HTML)).isEqualTo(charset);
    }

    @Test
    void looksAsFarAsTheHeadGoes() {
        String declared = "<meta charset=koi8-r>";
        assertThat(charset("<!--" + "x".repeat(200_000) + "-->" + declared, PageText.Kind.HTML))
                .isEqualTo("KOI8-R");
        assertThat(charset("<body><p>" + "x".repeat(500) + declared, PageText.Kind.HTML))
                .isEqualTo("KOI8-R");
        assertThat(charset("<body><p>" + "x".repeat(2_000) + declared, PageText.Kind.HTML))
                .isEqualTo(NONE);
    }

    @Test
    void goesByTheDeclarationAlone_inXhtml() {
        assertThat(charset("<html><meta charset='koi8-r'/></html>", PageText.Kind.XML))
                .isEqualTo(NONE);
        assertThat(charset(
                        "<?xml version='1.0' encoding='koi8-r'?><html><meta charset='utf-8'/></html>",
                        PageText.Kind.XML))
                .isEqualTo("KOI8-R");
    }

    /// Without a byte order mark and a header, an XML declaration alone tells that it is UTF-16.
    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void knowsUtf16ByItsDeclarationAlone(String charset) {
        String declaration = "<?xml version='1.0' encoding='utf-16'?>";
        String page = "<meta charset=utf-16><p>Привет";
        assertThat(text(declaration + page, charset)).endsWith("Привет");
        assertThat(text(page, charset)).doesNotContain("Привет");
    }

    private static String text(String page, String charset) {
        byte[] bytes = page.getBytes(Charset.forName(charset));
        return PageText.decode(bytes, Optional.empty(), PageText.Kind.HTML).text();
    }

    private static String charset(String page, PageText.Kind kind) {
        return PageText.decode(page.getBytes(StandardCharsets.US_ASCII), Optional.empty(), kind)
                .charset()
                .name();
    }
}
