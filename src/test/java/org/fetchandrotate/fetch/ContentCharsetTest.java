package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each row is what Chromium takes for the charset.
class ContentCharsetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/html | ",
                "text/html; charset=koi8-r | koi8-r",
                "text/html;CHARSET= | ",
                "text/html;charset=koi8-r;boundary=x | koi8-r",
                "text/html; charset=\"koi8-r\" | koi8-r",
                "text/html; charset=\"koi\\8-r | koi8-r",
                "text/html; charset='koi8-r' | 'koi8-r'",
                "text/html; charset = koi8-r | ",
                "text/html charset=koi8-r | ",
                "text/html, charset=koi8-r | ",
                "text/html; charset=koi8-r; charset=iso-8859-5 | koi8-r",
                "text/html; charset=; charset=koi8-r | koi8-r",
                "text/html; x=\"; charset=utf-8\"; charset=koi8-r | koi8-r",
                "text/html;; x; charset=koi8-r | koi8-r",
                "html; charset=koi8-r | ",
            })
    void readsTheParameterAsBrowsersDo(String header, String charset) {
        assertThat(ContentCharset.of(header).orElse(null)).isEqualTo(charset);
    }
}
