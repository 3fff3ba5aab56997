package org.fetchandrotate.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.WebsiteList.Entry;
import org.fetchandrotate.settings.WebsiteList.Finding;
import org.fetchandrotate.settings.WebsiteList.Use;
import org.fetchandrotate.url.FileUrl;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebsiteListTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("input.txt");
    }

    private WebsiteList load(String text) throws IOException, SettingsException {
        Files.writeString(file, text);
        return WebsiteList.load(file);
    }

    private String saved(WebsiteList list) throws IOException {
        list.save(file);
        return Files.readString(file);
    }

    private static Entry on(String url) {
        return new Entry(WebUrl.parse(url).orElseThrow(), Use.ON);
    }

    private static Entry off(String url) {
        return new Entry(WebUrl.parse(url).orElseThrow(), Use.OFF);
    }

    private static List<String> urls(WebsiteList list) {
        return list.enabled().stream().map(website -> website.url().toString()).toList();
    }

    @Test
    void shippedList_holdsTheOriginalsFiveSites() throws SettingsException {
        WebsiteList list = WebsiteList.load(Path.of("input.txt"));
        assertThat(urls(list))
                .isEqualTo(List.of(
                        "https://unsplash.com/",
                        "https://www.istockphoto.com/photos/science-and-technology-abstract",
                        "https://pixabay.com/photos/",
                        "https://stocksnap.io/search/nature",
                        "https://www.freepik.com/popular-photos"));
        assertThat(list.findings()).isEmpty();
    }

    @Test
    void takesPathsThatAreRelativeToTheList() throws IOException, SettingsException {
        WebsiteList list = load("./photos\n../page.html\n.hidden/\n");
        Path parent = folder.toAbsolutePath();
        assertThat(list.entries())
                .extracting(entry -> FileUrl.path(entry.url()))
                .containsExactly(
                        Optional.of(parent.resolve("photos")),
                        Optional.of(Optional.ofNullable(parent.getParent())
                                .orElseThrow()
                                .resolve("page.html")));
        assertThat(list.findings()).extracting(Finding::line).containsExactly(3);
        assertThat(list.with(List.of(Offer.of(1, "./more", ""))).added()).isEqualTo(1);
        assertThat(WebsiteList.parse("./photos").findings()).hasSize(1);
        assertThat(Offer.of(1, "./photos", "").fromElsewhere().finding()).contains(WebsiteFinding.LOCAL_FILE);
    }

    @Test
    void tellsWebsitesFromCommentsAndThoseSwitchedOff() throws IOException, SettingsException {
        WebsiteList list = load("""
                # a comment
                ; another
                https://a.example/x

                #https://b.example/
                # https://c.example/ is nice
                #https:///
                  https://d.example/?q=1#part\s\s
                """);
        assertThat(list.entries())
                .isEqualTo(List.of(on("https://a.example/x"), off("https://b.example/"), on("https://d.example/?q=1")));
        assertThat(list.enabled())
                .isEqualTo(List.of(
                        new Website(WebUrl.parse("https://a.example/x").orElseThrow(), "another"),
                        new Website(WebUrl.parse("https://d.example/?q=1").orElseThrow())));
        assertThat(list.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "example.org/path,            https://example.org/path",
        "www.example.org,             https://www.example.org/",
        "//example.org/x,             https://example.org/x",
        "example.org:8080/x,          https://example.org:8080/x",
        "localhost,                   https://localhost/",
        "gallery:8080,                https://gallery:8080/",
        "[::1]:8080/x,                https://[::1]:8080/x",
        "http://gallery/x,            http://gallery/x",
        "HTTPS://Example.ORG/Path,    https://example.org/Path",
        "bücher.example/x,            https://xn--bcher-kva.example/x",
        "https://example.org/my photos, https://example.org/my%20photos",
        "example.org/a:b,             https://example.org/a:b",
    })
    void takesAddresses_asPeopleWriteThem(String line, String url) throws IOException, SettingsException {
        WebsiteList list = load(line + "\n");
        assertThat(list.findings()).isEmpty();
        assertThat(urls(list)).isEqualTo(List.of(url));
    }

    @DisabledOnOs(OS.WINDOWS) // its paths look otherwise
    @ParameterizedTest
    @CsvSource({
        "file:///home/me/photos,      file:///home/me/photos",
        "FILE:/home/me/my photos,     file:///home/me/my%20photos",
        "/home/me/my photos/,         file:///home/me/my%20photos",
        "/home/me/../you/a.mhtml,     file:///home/you/a.mhtml",
    })
    void takesFilesAndFolders(String line, String url) throws IOException, SettingsException {
        WebsiteList list = load(line + "\n#" + url + "/off\n");
        assertThat(list.findings()).isEmpty();
        assertThat(urls(list)).isEqualTo(List.of(url));
        assertThat(list.entries()).hasSize(2);
        assertThat(list.enabled().getFirst().hostname()).isEqualTo("local-files");
    }

    @Test
    void takesTheUsersOwnFolder() throws IOException, SettingsException {
        Path home = Path.of(System.getProperty("user.home"), "photos");
        assertThat(load("~/photos\n").enabled()).isEqualTo(List.of(new Website(FileUrl.of(home))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file://server/share/a.jpg        | not a web address",
                "hello                            | not a web address",
                "hello world                      | not a web address",
                "https://                         | not a web address",
                "https://exa mple.org/            | not a web address",
                "https://example.org:99999/       | not a web address",
                "ftp://example.org/               | only http and https addresses can be fetched",
                "javascript:alert(1)              | only http and https addresses can be fetched",
                "mailto:someone@example.org       | only http and https addresses can be fetched",
                "https://a.example/ https://b.example/ | more than one address: write one a line",
                "a.example www.b.example          | more than one address: write one a line",
                "https://a.example/ # mine        | a comment needs a line of its own",
            })
    void tellsWhatIsWrong_andStillTakesTheOtherLines(String line, String reason) throws IOException, SettingsException {
        WebsiteList list = load("https://good.example/\n" + line + "\n");
        assertThat(list.findings()).hasSize(1);
        Finding finding = list.findings().getFirst();
        assertThat(finding).isEqualTo(new Finding(2, line, finding.kind(), reason));
        assertThat(finding.kind().reason()).isEqualTo(reason);
        assertThat(urls(list)).isEqualTo(List.of("https://good.example/"));
    }

    @Test
    void countsAWebsiteOnce() throws IOException, SettingsException {
        WebsiteList list = load("https://a.example/\nhttps://b.example/\na.example/#top\nHTTPS://A.example\n");
        assertThat(urls(list)).isEqualTo(List.of("https://a.example/", "https://b.example/"));
        assertThat(list.findings())
                .isEqualTo(List.of(
                        new Finding(3, "a.example/#top", WebsiteFinding.REPEATED, "same as line 1"),
                        new Finding(4, "HTTPS://A.example", WebsiteFinding.REPEATED, "same as line 1")));
    }

    @Test
    void takesALineSwitchedOffForAComment_whereTheSameWebsiteIsOn() throws IOException, SettingsException {
        WebsiteList list = load("#https://a.example/\nhttps://b.example/\nhttps://a.example/\n#https://b.example/\n");
        assertThat(list.entries()).isEqualTo(List.of(on("https://b.example/"), on("https://a.example/")));
        assertThat(list.findings()).isEmpty();
    }

    @Test
    void refusesAMissingFile() {
        assertThatThrownBy(() -> WebsiteList.load(file))
                .isInstanceOf(SettingsException.class)
                .hasMessage(file + ": there is no such file; it must list websites, one a line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "\uFEFFa.example\r\n\r\n; c\r\nnonsense\r\n#https://b.example/",
                "  a.example  \ra.example\r\n\t\n"
            })
    void savesWhatItRead_byteForByte(String text) throws IOException, SettingsException {
        WebsiteList list = load(text);
        assertThat(saved(list)).isEqualTo(text);
        assertThat(saved(list.withEntries(list.entries())))
                .contains(list.entries().isEmpty() ? "" : "a.example");
    }

    @Test
    void ignoresTheByteOrderMark() throws IOException, SettingsException {
        assertThat(urls(load("\uFEFFhttps://a.example/\n"))).isEqualTo(List.of("https://a.example/"));
    }

    /// `before` and `after` are files with `/` for a line end; `entries` are letters: `a` is `https://a.example/`,
    /// `-a` the same switched off.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "nothing",
            value = {
                // toggled
                "a/b/          | a -b    | a/-b/",
                "a/-b/         | -a b    | -a/b/",
                "; x/a/        | -a      | ; x/-a/",
                // reordered, with the comments directly above
                "; x/a/b/      | b a     | b/; x/a/",
                "; head/~/a/~/; y/b/; tail/ | b a | ; head/~/; y/b/~/a/; tail/",
                // removed: their comments stay
                "; x/a/; y/b/  | b       | ; x/; y/b/",
                "a/; y/b/~/    | nothing | ; y/~/",
                // added
                "nothing       | a b     | a/b/",
                "; head/       | a       | ; head/a/",
                "a/b/          | a c b   | a/c/b/",
                "~/; x/a/      | c a     | ~/c/; x/a/",
                "a/~/; tail/   | a c     | a/c/~/; tail/",
                "a/            | b       | b/",
                // a last line without end
                "a/b           | b a     | b/a/",
                "a             | a b     | a/b/",
                // lines that break the format stay; repeats go
                "a/!/b/        | b       | !/b/",
                "a/a/-a/b/     | b       | b/",
                "a/a/          | -a      | -a/",
                "a/b/          | a a b -a | a/b/",
            })
    void changesNoMoreThanItMust(String before, String entries, String after) throws IOException, SettingsException {
        WebsiteList list = load(file(before));
        List<Entry> wanted = entries == null
                ? List.of()
                : Arrays.stream(entries.split(" "))
                        .map(name -> name.startsWith("-")
                                ? off("https://%s.example/".formatted(name.substring(1)))
                                : on("https://%s.example/".formatted(name)))
                        .toList();
        WebsiteList changed = list.withEntries(wanted);
        assertThat(saved(changed)).isEqualTo(file(after));
        assertThat(WebsiteList.load(file).entries()).isEqualTo(changed.entries());
    }

    private static String file(String shorthand) {
        if (shorthand == null) {
            return "";
        }
        return shorthand
                .replaceAll("(?<=^|/)-(\\w)(?=/|$)", "#https:§§$1.example§")
                .replaceAll("(?<=^|/)(\\w)(?=/|$)", "https:§§$1.example§")
                .replace("~", "")
                .replace('/', '\n')
                .replace('§', '/');
    }

    @Test
    void holdsExactlyTheEntriesGiven_whateverTheFile() throws IOException, SettingsException {
        Random random = new Random(7);
        List<String> kinds = List.of("a", "b", "c", "-a", "-b", "-c", "; x", "~", "!", "d");
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append(kinds.get(random.nextInt(kinds.size()))).append(i == 1 && round % 2 == 0 ? "" : "/");
            }
            List<Entry> wanted = new ArrayList<>();
            for (String name : List.of("a", "b", "c", "d", "e", "f")) {
                switch (random.nextInt(3)) {
                    case 0 -> wanted.add(on("https://%s.example/".formatted(name)));
                    case 1 -> wanted.add(off("https://%s.example/".formatted(name)));
                    default -> {}
                }
            }
            Collections.shuffle(wanted, random);

            WebsiteList changed = load(file(text.toString())).withEntries(wanted);

            assertThat(changed.entries()).as(text + " with " + wanted).isEqualTo(wanted);
            String result = saved(changed);
            assertThat(result.lines()
                            .filter(line -> line.equals("; x") || line.equals("!"))
                            .count())
                    .as(result)
                    .isEqualTo(file(text.toString())
                            .lines()
                            .filter(line -> line.equals("; x") || line.equals("!"))
                            .count());
        }
    }
}
