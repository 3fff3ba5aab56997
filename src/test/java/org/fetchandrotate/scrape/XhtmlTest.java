package org.fetchandrotate.scrape;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages that their type says to be XML.
final class XhtmlTest {
    private static final String HTML = "xmlns='http://www.w3.org/1999/xhtml'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // what HTML would leave open or take for text
                "<html HTML><title/><script/><img src='a.jpg'/><textarea/><div style='background:url(b.jpg)'/></html> | a.jpg b.jpg",
                "<html HTML><![CDATA[<img src='a.jpg'/>]]><img src='b.jpg'/></html> | b.jpg",
                "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:img src='a.jpg'/><img src='b.jpg'/></h:html> | a.jpg",
                "<html HTML><IMG src='a.jpg'/><img src='b.jpg'/></html> | b.jpg",
                "<html HTML><x xmlns='urn:x'><img src='a.jpg' style='background:url(b.jpg)'/></x><img src='c.jpg'/></html> | c.jpg",
                "<html HTML><svg xmlns='http://www.w3.org/2000/svg' xmlns:l='http://www.w3.org/1999/xlink'><image l:href='a.jpg' xlink:href='a.jpg'/><feImage href='b.jpg'/></svg></html> | a.jpg b.jpg",
                "<html HTML><template><img src='a.jpg'/></template><noscript><img src='b.jpg'/></noscript></html> | b.jpg",
                "<html><img src='a.jpg'/></html> | a.jpg",
            })
    void showsWhatItsNamespacesSay(String page, String expected) {
        PageScan scan = new PageScanner(List.of())
                .scan(
                        page.replace("HTML", HTML).getBytes(UTF_8),
                        new PageScanner.Headers(
                                Optional.of("application/xhtml+xml"), Optional.of("utf-8"), Optional.empty()),
                        Pages.LOCATION);
        assertThat(scan.candidates())
                .extracting(candidate -> candidate.url().toString().replace("https://example.org/gallery/", ""))
                .isEqualTo(Arrays.asList(expected.split(" ")));
    }
}
