package org.fetchandrotate.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.fetchandrotate.demo.DemoOptions.Contents;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoGalleryTest {
    private static DemoGallery gallery;
    private static GalleryClient client;

    @BeforeAll
    static void open() throws IOException {
        gallery = DemoGallery.start();
        client = new GalleryClient();
    }

    @AfterAll
    static void close() {
        client.close();
        gallery.close();
    }

    @Test
    void listsFiveGoodSitesThenTheOddOnes() {
        assertThat(gallery.websites()).hasSize(8).doesNotHaveDuplicates();
        assertThat(List.of(Site.values()).subList(0, 5)).allMatch(site -> site.manner() == Site.Manner.GOOD);
        assertThat(List.of(Site.values()).subList(5, 8))
                .extracting(Site::manner)
                .containsExactly(Site.Manner.SLOW, Site.Manner.LIAR, Site.Manner.REFUSING);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void servesPageWithSixtyPhotos_onEachHostThatIsHonest(int index) throws Exception {
        HttpResponse<byte[]> answer = client.get(url(index));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(GalleryClient.photos(text(answer))).hasSize(60);
    }

    @Test
    void servesEachPhotoWhole_andNoTwoAlike() throws Exception {
        Set<String> digests = new HashSet<>();
        Map<String, Integer> formats = new LinkedHashMap<>();
        long jpegBytes = 0;
        for (int site = 0; site < 5; site++) {
            for (String file : GalleryClient.photos(text(client.get(url(site))))) {
                HttpResponse<byte[]> answer = client.get(resolve(site, "/photos/" + file));
                assertThat(answer.statusCode()).as(file).isEqualTo(200);
                String type = answer.headers().firstValue("Content-Type").orElseThrow();
                formats.merge(type, 1, Integer::sum);
                jpegBytes += type.equals("image/jpeg") ? answer.body().length : 0;
                digests.add(sha256(answer.body()));
            }
        }

        assertThat(digests).hasSize(300);
        assertThat(formats.keySet()).containsExactlyInAnyOrder("image/jpeg", "image/png", "image/gif", "image/webp");
        assertThat(formats.get("image/jpeg")).isBetween(220, 260);
        assertThat(jpegBytes / formats.getOrDefault("image/jpeg", 1)).isBetween(80_000L, 95_000L);
    }

    @Test
    void servesDecodablePhotosOfTheSizeInTheIndex() throws Exception {
        List<Photo> photos = Photo.all();
        List<String> files = GalleryClient.photos(text(client.get(url(0))));

        for (int index = 0; index < photos.size(); index++) {
            Photo photo = photos.get(index);
            BufferedImage image =
                    decode(client.get(resolve(0, "/photos/" + files.get(index))).body());
            List<Integer> sides = List.of(photo.width(), photo.height());
            assertThat(sides).as(photo.fileName()).containsExactlyInAnyOrder(image.getWidth(), image.getHeight());
        }
    }

    @Test
    void losesThreePhotosAmongTheFirstFifteen_asPagesOnTheWebDo() throws Exception {
        String html = text(client.get(url(0)));

        assertThat(html.indexOf("lost-14")).isBetween(1, html.indexOf("larch-014"));
        for (int number : List.of(3, 8, 14)) {
            WebUrl lost = resolve(0, GalleryPage.lostPath(Site.LARCH, number));
            assertThat(html).contains(lost.path());
            assertThat(client.get(lost).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void hasOnlyTheSmallerWidth_whereTheLargestIsLost() throws Exception {
        String file = new Exhibit(Site.LARCH, 13, Photo.all().get(12)).fileName();

        assertThat(text(client.get(url(0)))).contains("/photos/" + file + "?w=2400 2400w");
        assertThat(client.get(resolve(0, "/photos/" + file + "?w=2400")).statusCode())
                .isEqualTo(404);
        assertThat(client.get(resolve(0, "/photos/" + file + "?w=1200")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Presentation.class)
    void servesPhoto_howeverThePageRefersToIt(Presentation presentation) throws Exception {
        int number = List.of(Presentation.values()).indexOf(presentation) + 1;
        Exhibit exhibit = new Exhibit(Site.LARCH, number, Photo.all().get(number - 1));
        String reference = presentation.best(exhibit.fileName(), url(0).origin());

        assertThat(Presentation.of(exhibit)).isEqualTo(presentation);
        assertThat(text(client.get(url(0)))).contains(reference.replace("&", "&amp;"));
        int expected = presentation == Presentation.LARGEST_LOST ? 404 : 200;
        assertThat(client.get(resolve(0, reference)).statusCode()).isEqualTo(expected);
    }

    @Test
    void hasLogoDuplicatesByFragmentAndNoscript_onItsPage() throws Exception {
        assertThat(text(client.get(url(1))))
                .contains("/static/logo.svg", "/people/avatar-1.svg", "/count/1px.svg", "#detail\"", "<noscript>");
        assertThat(client.get(resolve(1, "/static/logo.svg")).headers().firstValue("Content-Type"))
                .contains("image/svg+xml");
    }

    @Test
    void servesHtmlAsJpeg_onTheLiar() throws Exception {
        String file = GalleryClient.photos(text(client.get(url(6)))).getFirst();
        HttpResponse<byte[]> answer = client.get(resolve(6, "/photos/" + file));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(text(answer)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void takesItsTime_onTheSlowHost() throws Exception {
        client.get(url(5));
        long start = System.nanoTime();
        client.get(url(5));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }

    @Test
    void refusesConnections_atTheLastAddress() {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(url(7).host(), url(7).port()).close());
    }

    @Test
    void answersNotModified_whenTheClientHasTheImage() throws Exception {
        WebUrl image = resolve(
                0, "/photos/" + GalleryClient.photos(text(client.get(url(0)))).getFirst());
        HttpResponse<byte[]> first = client.get(image);
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> second = client.get(image, "If-None-Match", tag);
        HttpResponse<byte[]> other = client.get(image, "If-None-Match", "\"something else\"");

        assertThat(first.headers().firstValue("Last-Modified")).contains("Fri, 1 May 2026 15:00:00 GMT");
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void saysLengthWithoutBody_whenAskedWithHead() throws Exception {
        WebUrl image = resolve(
                0, "/photos/" + GalleryClient.photos(text(client.get(url(0)))).getFirst());
        long length = client.get(image).body().length;

        HttpResponse<byte[]> head = client.send("HEAD", image);

        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(length);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void refusesMethodsThatChangeThings() throws Exception {
        assertThat(client.send("DELETE", url(0)).statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/private/", "/photos/", "/photos/larch-000.jpg", "/secret", "/gallery/more"})
    void saysNotFound_forAnythingElse(String path) throws Exception {
        assertThat(client.get(resolve(0, path)).statusCode()).isEqualTo(404);
    }

    @Test
    void servesRobotsTxtAndSendsVisitorsOfTheRootToThePage() throws Exception {
        assertThat(text(client.get(resolve(0, "/robots.txt")))).startsWith("User-agent: *");
        HttpResponse<byte[]> root = client.get(resolve(0, "/"));
        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location")).contains("/gallery/");
    }

    @Test
    void keepsConnectionsOpen_betweenRequests() throws Exception {
        try (Socket socket = new Socket(url(0).host(), url(0).port())) {
            socket.setSoTimeout(20_000);
            for (int request = 0; request < 3; request++) {
                String line = "GET /robots.txt HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(url(0).host());
                socket.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
                assertThat(readUntil(socket.getInputStream(), "/private/\n")).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void countsPagesAndImages_eachRequestOnce() throws Exception {
        try (DemoGallery fresh = DemoGallery.start(new DemoOptions(3, Duration.ZERO, Contents.VARIED))) {
            WebUrl page = fresh.websites().getFirst().url();
            for (String file : GalleryClient.photos(text(client.get(page)))) {
                client.get(page.resolve("/photos/" + file).orElseThrow());
            }
            client.get(page.resolve("/photos/none.jpg").orElseThrow());
            client.get(page.resolve("/robots.txt").orElseThrow());

            assertThat(fresh.pageRequests()).isEqualTo(1);
            assertThat(fresh.imageRequests()).isEqualTo(4);
        }
    }

    @Test
    void servesTheSame_afterAnotherStart() throws Exception {
        List<String> first = contents();
        List<String> second = contents();

        assertThat(second).hasSize(41).isEqualTo(first);
    }

    @Test
    void takesTheNextPorts_whenTheFirstAreTaken() throws IOException {
        try (DemoGallery second = DemoGallery.start()) {
            assertThat(second.websites()).doesNotContainAnyElementsOf(gallery.websites());
        }
    }

    @Test
    void servesOnlyPlainJpegs_forMeasuring() throws Exception {
        DemoOptions quick = new DemoOptions(60, Duration.ofMillis(30), Contents.PLAIN_JPEG);
        try (DemoGallery plain = DemoGallery.start(quick)) {
            long start = System.nanoTime();
            String html = text(client.get(plain.websites().getFirst().url()));
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);

            assertThat(GalleryClient.photos(html)).hasSize(60).allMatch(file -> file.endsWith(".jpg"));
            assertThat(html).doesNotContain("srcset", "data:image", "lost", "logo");
            assertThat(elapsed).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        }
    }

    @Test
    void stopsAtOnceAndLeavesNoThread_evenWhileAnswering() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        DemoGallery slow = DemoGallery.start(new DemoOptions(3, Duration.ofMinutes(5), Contents.VARIED));
        CountDownLatch ended = new CountDownLatch(1);
        WebUrl page = slow.websites().getFirst().url();
        Thread asking = Thread.ofVirtual().start(() -> {
            try (Socket socket = new Socket(page.host(), page.port())) {
                socket.getOutputStream()
                        .write("GET /gallery/ HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            } catch (IOException closed) {
                // A reset says the same as an end: the gallery has closed.
            } finally {
                ended.countDown();
            }
        });
        await().until(() -> slow.pageRequests() == 1);

        long start = System.nanoTime();
        slow.close();
        slow.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        asking.join();
        List<Thread> left = new ArrayList<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        assertThat(left).extracting(Thread::getName).noneMatch(name -> name.contains("HTTP-Dispatcher"));
    }

    private static List<String> contents() throws Exception {
        List<String> contents = new ArrayList<>();
        try (DemoGallery fresh = DemoGallery.start(new DemoOptions(40, Duration.ZERO, Contents.VARIED))) {
            WebUrl page = fresh.websites().get(2).url();
            String html = text(client.get(page));
            contents.add(sha256(html.replaceAll(":[0-9]{5}", "").getBytes(StandardCharsets.UTF_8)));
            for (String file : GalleryClient.photos(html)) {
                contents.add(file
                        + sha256(client.get(page.resolve("/photos/" + file).orElseThrow())
                                .body()));
            }
        }
        return contents;
    }

    private static String readUntil(InputStream input, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int next = input.read();
            assertThat(next).as("after " + read).isNotNegative();
            read.append((char) next);
        }
        return read.toString();
    }

    private static BufferedImage decode(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(image).isNotNull();
        return image;
    }

    private static WebUrl url(int site) {
        return gallery.websites().stream().map(Website::url).toList().get(site);
    }

    private static WebUrl resolve(int site, String reference) {
        return url(site).resolve(reference).orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
