package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNamesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "http://example.org/test.png, example.org--test.png",
                "https://sub.example.org/images/SomeExample.jpg?SomeParam=1, sub.example.org--images%2FSomeExample--SomeParam%3D1.jpg",
                "https://a.example/photo-123?w=200&q=1.5, a.example--photo-123--w%3D200%26q%3D1.5",
                "https://a.example/photo.min.jpg?w=1, a.example--photo.min--w%3D1.jpg",
                "https://a.example/dir.d/photo?w=1, a.example--dir.d%2Fphoto--w%3D1",
                "https://a.example/.jpg?w=1, a.example--.jpg--w%3D1",
                "https://a.example/a.?w=1, a.example--a.--w%3D1",
                "https://a.example/a.jpg?, a.example--a.jpg",
                "https://a.example/a%20b.jpg, a.example--a%2520b.jpg",
                "https://a.example/a+b~c_d-e*f!.jpg, a.example--a%2Bb~c_d-e%2Af%21.jpg",
                "https://a.example/é.jpg, a.example--%25C3%25A9.jpg",
                "https://a.example:8443/a.jpg, a.example--a.jpg",
                "https://a.example, a.example--",
                "https://a.example/azAZ09.jpg, a.example--azAZ09.jpg",
                "https://a.example/a//b/../c.jpg, a.example--a%2F%2Fc.jpg",
                "http://[2001:db8::1]/a.jpg, 2001%3Adb8%3A%3A1--a.jpg",
                "http://con.example/a.jpg, %63on.example--a.jpg",
                "http://COM1.example/a.jpg, %63om1.example--a.jpg",
                "http://console.example/a.jpg, console.example--a.jpg",
                "https://a.example/a., a.example--a%2E",
            })
    void namesFollowTheUrl(String url, String name) {
        assertThat(FileNames.of(parse(url))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "a--b.jpg, JPEG, a--b.jpg",
        "a--b.jpeg, JPEG, a--b.jpeg",
        "a--b.JPG, JPEG, a--b.JPG",
        "a--b.jfif, JPEG, a--b.jfif",
        "a--b.png, JPEG, a--b.png.jpg",
        "a--b, WEBP, a--b.webp",
        "a--b.php, GIF, a--b.php.gif",
        "a--b%2E, PNG, a--b%2E.png",
        "a--b.tif, TIFF, a--b.tif",
        "a--b.heif, HEIC, a--b.heif",
    })
    void suffixSaysTheTrueFormat(String planned, ImageFormat format, String name) {
        assertThat(FileNames.fitted(planned, parse("https://a.example/"), format))
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(ints = {180, 186, 187, 188, 189, 190, 200, 250, 2000})
    void longNamesAreCutToTwoHundredBytes_withSuffixAndHash(int length) {
        WebUrl url = parse("https://a.example/" + "x".repeat(length) + ".jpeg");

        String name = FileNames.fitted(FileNames.of(url), url, ImageFormat.JPEG);

        String whole = FileNames.of(url);
        if (whole.length() <= 200) {
            assertThat(name).isEqualTo(whole);
        } else {
            assertThat(name).hasSize(200).matches("a\\.example--x+--[0-9a-f]{8}\\.jpeg");
        }
    }

    @Test
    void hashIsTheBeginningOfTheUrlsSha256() {
        WebUrl url = parse("https://a.example/a.jpg");

        // printf %s https://a.example/a.jpg | sha256sum
        assertThat(FileNames.fittedApart("a.jpg", url, ImageFormat.JPEG, 8)).isEqualTo("a--0eec940c.jpg");
    }

    @Test
    void cutSplitsNoEscape() {
        for (int shift = 0; shift < 6; shift++) {
            WebUrl url = parse("https://a.example/" + "y".repeat(shift) + "/".repeat(100));

            String name = FileNames.fitted(FileNames.of(url), url, ImageFormat.JPEG);

            assertThat(name.length()).isBetween(198, 200);
            assertThat(name).matches("a\\.example--y*(%2F)+--[0-9a-f]{8}\\.jpg");
        }
    }

    @Test
    void laterNameGetsTheHash_whereItWouldCollide() {
        List<String> names = plan(
                "https://a.example/Cat.jpg",
                "https://a.example/cat.jpg",
                "https://a.example:81/Cat.jpg",
                "https://a.example/dog.jpg",
                "https://a.example/cat.png");

        assertThat(names.get(0)).isEqualTo("a.example--Cat.jpg");
        assertThat(names.get(1)).matches("a\\.example--cat--[0-9a-f]{8}\\.jpg");
        assertThat(names.get(2)).matches("a\\.example--Cat--[0-9a-f]{8}\\.jpg");
        assertThat(names.get(3)).isEqualTo("a.example--dog.jpg");
        assertThat(names.get(4)).isEqualTo("a.example--cat.png");
    }

    @Test
    void namesStayApart_whateverTheBytesTurnOutToBe() {
        List<WebUrl> urls = Stream.of(
                        "a", "a.jpg", "a.png", "a.png.jpg", "A", "b.gif.jpg", "b.gif", "b", "c.php", "c.php.webp")
                .map(name -> parse("https://a.example/" + name))
                .toList();
        List<String> names = FileNames.plan(urls);

        for (ImageFormat first : ImageFormat.values()) {
            for (ImageFormat second : ImageFormat.values()) {
                for (int i = 0; i < urls.size(); i++) {
                    for (int j = 0; j < i; j++) {
                        assertThat(FileNames.fitted(names.get(i), urls.get(i), first))
                                .isNotEqualToIgnoringCase(FileNames.fitted(names.get(j), urls.get(j), second));
                    }
                }
            }
        }
    }

    @Test
    void planIsOneAndTheSame_forALongPage() {
        Random random = new Random(42);
        List<WebUrl> urls = IntStream.range(0, 20_000)
                .mapToObj(i -> (random.nextBoolean() ? "http" : "https") + "://a.example/" + random.nextInt(5_000)
                        + (random.nextBoolean() ? ".jpg" : ".JPG") + "?n=" + i % 3)
                .distinct()
                .map(FileNamesTest::parse)
                .toList();

        List<String> names = FileNames.plan(urls);

        assertThat(names).isEqualTo(FileNames.plan(urls)).hasSameSizeAs(urls);
        NamePlan grown = new NamePlan();
        for (int from = 0; from < urls.size(); from += 700) {
            grown.add(urls.subList(from, Math.min(urls.size(), from + 700)));
        }
        assertThat(IntStream.range(0, urls.size()).mapToObj(i -> grown.name(i, urls.get(i))))
                .containsExactlyElementsOf(names);
        Set<String> different = new HashSet<>();
        names.forEach(name -> different.add(name.toLowerCase(Locale.ROOT)));
        assertThat(different).hasSameSizeAs(urls);
    }

    @ParameterizedTest
    @CsvSource({
        "photos.example, photos.example",
        "2001:db8::1, 2001%3Adb8%3A%3A1",
        "con, %63on",
        "nul.example, %6Eul.example",
        "example., example%2E",
        "xn--bcher-kva.example, xn--bcher-kva.example",
    })
    void hostsNameFolders(String host, String folder) {
        assertThat(FileNames.dirname(host)).isEqualTo(folder);
        assertThat(FileNames.inside(Path.of("originals"), host)).isEqualTo(Path.of("originals", folder));
    }

    @Test
    void longHostIsCut() {
        assertThat(FileNames.dirname("x".repeat(300))).hasSize(200).matches("x+--[0-9a-f]{8}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../..",
                "../../etc/passwd",
                "/etc/passwd",
                "a/../../b",
                "..\\..\\b",
                "C:\\b",
                "a\u0000b",
                "a:stream",
                "con",
                "NUL.txt",
                "a.",
                "a ",
                "\n",
                "été",
                "\ud800"
            })
    void noNameLeavesItsFolder(String name) {
        Path folder = Path.of("/somewhere/originals");

        Path place = FileNames.inside(folder, name);

        assertThat(place.normalize().getParent()).isEqualTo(folder);
        assertThat(place.getFileName().toString())
                .doesNotMatch(".*[/\\\\:\\x00-\\x1f].*")
                .doesNotMatch(".*[. ]");
    }

    @Test
    void namesAreAscii_ofAnyUrl() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder("https://a.example/");
            for (int j = random.nextInt(120); j > 0; j--) {
                text.appendCodePoint(random.nextInt(10) == 0 ? random.nextInt(0x20000) : ' ' + random.nextInt(95));
            }
            WebUrl.parse(text.toString()).ifPresent(url -> {
                String name = FileNames.fitted(FileNames.of(url), url, ImageFormat.PNG);
                assertThat(name).matches("[A-Za-z0-9_.~%+-]+").endsWithIgnoringCase("png");
                assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
            });
        }
    }

    private static List<String> plan(String... urls) {
        return FileNames.plan(Stream.of(urls).map(FileNamesTest::parse).toList());
    }

    private static WebUrl parse(String url) {
        return WebUrl.parse(url).orElseThrow();
    }

    @Test
    void namesOfTheGreatestLength_thatDifferByCaseAlone_areSetApart() {
        String longest = "x".repeat(200 - "a.example--.jpg".length());
        List<WebUrl> urls = Stream.of(longest, longest.toUpperCase(Locale.ROOT))
                .map(name -> WebUrl.parse("https://a.example/" + name + ".jpg").orElseThrow())
                .toList();

        List<String> names = FileNames.plan(urls);
        assertThat(names.getFirst()).isEqualTo("a.example--" + longest + ".jpg").hasSize(200);
        assertThat(names.getLast())
                .matches("a\\.example--X+--[0-9a-f]{8}\\.jpg")
                .hasSize(200);
    }
}
