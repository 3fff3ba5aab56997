package org.fetchandrotate.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fetchandrotate.settings.Offer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of every kind, recognised by their content; each offer as `line address | caption` or `line ! flaw`.
final class ImportedListTest {
    private static final String A = "https://a.example/";
    private static final String B = "https://b.example/x,y.jpg";

    @Test
    void readsText() {
        assertReads(
                ListFormat.TEXT,
                A + "\n\n# mine\nb.example/photos\n" + B,
                "1 " + A,
                "3 # mine",
                "4 b.example/photos",
                "5 " + B);
    }

    @Test
    void readsCsv_byItsHeader() {
        assertReads(
                ListFormat.CSV,
                "id,URL,Caption\n1," + A + ",\"A \"\"hill\"\",\nand more\"\n2,\"" + B + "\",\n3\n",
                "2 " + A + " | A \"hill\",\nand more",
                "4 " + B,
                "5 ! NO_ADDRESS");
        assertReads(ListFormat.CSV, "url;title\r\n" + B + ";Two\r\n", "2 " + B + " | Two");
        assertReads(ListFormat.CSV, "url\n" + A + "\n", "2 " + A);
        assertReads(ListFormat.CSV, "sep=;\nurl;caption\n" + A + ";One\n", "3 " + A + " | One");
    }

    @Test
    void readsTables_withoutAHeader() {
        assertReads(
                ListFormat.TSV,
                "a cat on a mat\t" + A + "\na dog\t" + B + "\n",
                "1 " + A + " | a cat on a mat",
                "2 " + B + " | a dog");
        assertReads(ListFormat.CSV, A + ",\"A cat\"\n", "1 " + A + " | A cat");
    }

    @Test
    void aRowWhoseQuotesDontFit_costsNoOther() {
        assertReads(
                ListFormat.CSV,
                "url,caption\n" + A + ",fine\nhttps://c.example/,\"x\nhttps://d.example/,y\n",
                "2 " + A + " | fine",
                "3 ! DAMAGED",
                "4 https://d.example/ | y");
        assertReads(
                ListFormat.CSV,
                "url,caption\nhttps://c.example/,\"x \"y\" z\"\nhttps://d.example/,y\n",
                "2 ! DAMAGED",
                "3 https://d.example/ | y");
    }

    @Test
    void readsJsonLines() {
        assertReads(
                ListFormat.JSON_LINES,
                "{\"url\": \"" + A + "\", \"caption\": \"One\"}\n{\"broken\n{\"id\": 3}\n\n{\"TEXT\":\"Two\",\"URL\":\""
                        + B + "\"}",
                "1 " + A + " | One",
                "2 ! DAMAGED",
                "3 ! NO_ADDRESS",
                "5 " + B + " | Two");
    }

    @Test
    void readsJson() {
        assertReads(ListFormat.JSON, "[\"" + A + "\",\n \"" + B + "\"]", "1 " + A, "2 " + B);
        assertReads(
                ListFormat.JSON,
                "{\"images\": [\n{\"url\": \"" + A + "\", \"tags\": [\"x\"]},\n{\"url\": \"" + B + "\"},\n{\"url\": ",
                "2 " + A,
                "3 " + B,
                "4 ! DAMAGED");
    }

    @Test
    void readsBookmarksOfBrowsers() {
        assertReads(
                ListFormat.BOOKMARKS,
                "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<META CHARSET=\"UTF-8\">\n<DL><p>\n<DT><H3>Pictures</H3>\n<DL><p>\n"
                        + "<DT><A HREF=\"" + A
                        + "\" ADD_DATE=\"1\">A &amp; B</A>\n<DT><A HREF=\"javascript:void 0\">Tool</A>\n</DL><p>\n</DL>",
                "6 " + A + " | A & B",
                "7 ! OTHER_SCHEME");
        assertReads(
                ListFormat.BOOKMARKS,
                "{\n\"checksum\": \"1\", \"roots\": {\"bookmark_bar\": {\"children\": [{\"name\": \"Hills\", \"type\": \"url\",\n\"url\": \""
                        + A + "\"}, {\"name\": \"More\", \"children\": [{\"url\": \"" + B
                        + "\"}]}], \"name\": \"Bar\"}}}",
                "3 " + A + " | Hills",
                "3 " + B);
    }

    @Test
    void readsAria2() {
        assertReads(
                ListFormat.ARIA2,
                "# files\n" + A + "\thttps://mirror.example/\n  out=one.jpg\n  dir=/tmp\n" + B + "\n",
                "2 " + A,
                "5 " + B);
    }

    @Test
    void readsTheLinksOfHtml() {
        assertReads(
                ListFormat.HTML,
                "<ul>\n<li><a href=" + A + ">One</a>\n<li><a href=#top>up</a>\n<li><a href=two.html>Two</a></ul>",
                "2 " + A + " | One",
                "4 ! RELATIVE");
        assertReads(
                ListFormat.HTML,
                "<!-- saved --><html><base href='https://b.example/'><a href=two.html>Two</a>",
                "1 https://b.example/two.html | Two");
    }

    @Test
    void readsTheLinksOfMarkdown() {
        assertReads(
                ListFormat.MARKDOWN,
                "# Pictures\n\n- [One](" + A + " \"title\") and <" + B + ">\n- see https://c.example/x.\n"
                        + "- ![thumb](https://d.example/(1).jpg) [there][t] [here](docs/x.md)\n\n[t]: https://e.example/\n",
                "3 " + A + " | One",
                "3 " + B,
                "4 https://c.example/x",
                "5 https://d.example/(1).jpg | thumb",
                "5 https://e.example/ | there",
                "5 ! RELATIVE");
        assertReads(ListFormat.MARKDOWN, "- " + A + "\n- " + B + "\n", "1 " + A, "2 " + B);
        assertReads(
                ListFormat.MARKDOWN,
                "- https://a.example/x_(y)\n- (https://a.example/z), and https://a.example/w.\n",
                "1 https://a.example/x_(y)",
                "2 https://a.example/z",
                "2 https://a.example/w");
    }

    /// Only a list of one's own may lead to files: others come from anywhere.
    @Test
    void takesNoFileOfThisMachine_fromAListOfAnotherKind() {
        assertReads(ListFormat.CSV, "url,x\nfile:///home/me/a.jpg,1\n", "2 ! LOCAL_FILE");
        assertReads(ListFormat.JSON_LINES, "{\"url\": \" FILE:/home/me/a.jpg\"}", "1 ! LOCAL_FILE");
        assertReads(ListFormat.HTML, "<p><a href='file:///home/me/a.jpg'>x</a>", "1 ! OTHER_SCHEME");
        assertReads(ListFormat.TEXT, "file:///home/me/a.jpg", "1 file:///home/me/a.jpg");
    }

    @Test
    void readsFilesInTheirEncodings_andRefusesWhatIsNoText(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("list");
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
            Files.write(file, ("url,caption\n" + A + ",Gr\u00fcn\n").getBytes(charset));
            assertThat(words(ImportedList.read(file).offers())).containsExactly("2 " + A + " | Gr\u00fcn");
        }
        Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1});
        assertThatThrownBy(() -> ImportedList.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage("no text, so no list");
    }

    @Test
    void losesNothingOfAHundredThousand() {
        List<String> urls = IntStream.range(0, 100_000)
                .mapToObj(number -> "https://example.org/photos/" + number + ".jpg")
                .toList();
        assertAll(urls, String.join("\n", urls));
        assertAll(
                urls,
                "url,caption\n" + urls.stream().map(url -> url + ",\"a, b\"").collect(Collectors.joining("\n")));
        assertAll(urls, urls.stream().map(url -> "{\"url\":\"" + url + "\"}").collect(Collectors.joining("\n")));
        assertAll(urls, urls.stream().map(url -> "- [x](" + url + ")").collect(Collectors.joining("\n")));
        assertAll(
                urls,
                "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p>"
                        + urls.stream()
                                .map(url -> "<DT><A HREF=\"" + url + "\">x</A>")
                                .collect(Collectors.joining("\n")));
    }

    private static void assertAll(List<String> urls, String list) {
        assertThat(ImportedList.parse(list).offers().stream().map(Offer::text).toList())
                .isEqualTo(urls);
    }

    private static void assertReads(ListFormat format, String text, String... offers) {
        ImportedList list = ImportedList.parse(text);
        assertThat(list.format()).isEqualTo(format);
        assertThat(words(list.offers())).containsExactly(offers);
    }

    private static List<String> words(List<Offer> offers) {
        return offers.stream()
                .map(offer -> offer.line()
                        + offer.finding()
                                .map(flaw -> " ! " + flaw)
                                .orElseGet(() -> " " + offer.text()
                                        + (offer.caption().isEmpty() ? "" : " | " + offer.caption())))
                .toList();
    }
}
