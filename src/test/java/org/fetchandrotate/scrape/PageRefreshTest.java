package org.fetchandrotate.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PageRefreshTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta http-equiv=refresh content='0; url=/b'> | /b",
                "<META HTTP-EQUIV=Refresh CONTENT='1;URL=\"/b\"'> | /b",
                "<meta http-equiv=refresh content='0 /b'> | /b",
                "<meta http-equiv=refresh content='0; url=\"/b\" target=_top'> | /b",
                "<meta http-equiv=refresh content='300'> | /gallery/page.html",
                "<meta http-equiv=refresh content='0'> | /gallery/page.html",
                "<meta http-equiv=refresh content='0;'> | /gallery/page.html",
                "<meta http-equiv=refresh content='0; url='> | /gallery/page.html",
                "<meta http-equiv=refresh content='300'><img src=a.jpg> | ''",
                "<meta http-equiv=refresh content=' 0.5 , URL = /b'> | /b",
                "<meta http-equiv=refresh content='.5;/b'> | /b",
                "<meta http-equiv=refresh content='0;\"/b'> | /b",
                "<meta http-equiv=refresh content='0;urls/b'> | /gallery/urls/b",
                "<meta http-equiv=refresh content='0x;url=/b'> | ''",
                "<meta http-equiv=refresh content=';url=/b'> | ''",
                "<meta http-equiv=refresh content='url=/b'> | ''",
                "<meta http-equiv=refresh content='-1;url=/b'> | ''",
                "<meta http-equiv=refresh content='0; url=page.html?p=1'> | /gallery/page.html",
                "<meta http-equiv=refresh content='30; url=/b'><img src=a.jpg> | ''",
                "<meta http-equiv=refresh content='30; url=/b'> | /b",
                "<template><meta http-equiv=refresh content='0; url=/b'></template> | ''",
                "<noscript><meta http-equiv=refresh content='0; url=/b'></noscript> | /b",
                "<noscript><meta http-equiv=refresh content='0; url=/b'></noscript><img src=a.jpg> | ''",
                "<noscript><meta http-equiv=refresh content='0; url=/b'></noscript><meta http-equiv=refresh content='0; url=/c'> | /c",
            })
    void leadsOn_whereABrowserWould(String html, String expected) {
        assertThat(Pages.scan(html).refresh().map(WebUrl::path).orElse("")).isEqualTo(expected);
    }
}
