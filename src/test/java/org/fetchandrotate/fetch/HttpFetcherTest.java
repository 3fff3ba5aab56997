package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okhttp3.Headers;
import okio.Buffer;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages and images that a well-behaved server answers.
@Timeout(60)
final class HttpFetcherTest {
    /// Thirty million zeros.
    private static final byte[] BROTLI_BOMB =
            Base64.getDecoder().decode("y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37v/wbTsI/ARCHBQA6u0k=");

    private static final byte[] HELLO_BR = HexFormat.of().parseHex("0b058068656c6c6f20776f726c6403");

    @TempDir
    private Path folder;

    private TestSite site;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
        fetcher = Fetchers.plain().build();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    private Path target() {
        return folder.resolve("image.part");
    }

    private FetchResult<ImageFile> image(String path) throws InterruptedException {
        return fetcher.fetchImage(site.url(path), site.url("/page"), target());
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void givesThePage() throws Exception {
        site.route("/", TestSite.page("<p>hello"));

        Fetched<PageBody> page = (Fetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.body().html()).asString().isEqualTo("<p>hello");
        assertThat(page.body().charset()).contains("utf-8");
        assertThat(page.location()).isEqualTo(site.url("/"));
        assertThat(page.httpStatus()).hasValue(200);
        assertThat(page.attempts()).isEqualTo(1);
        assertThat(page.elapsed()).isPositive();
        assertThat(site.everythingAsked()).containsExactly("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/plain",
                "multipart/related; boundary=x",
                "message/rfc822",
                "application/xhtml+xml",
                "application/xml",
                "unknown/unknown",
                "application/unknown",
                "*/*",
                "utter nonsense",
                ""
            })
    void givesThePage_whenItsTypeMayBeOne(String type) throws Exception {
        site.route(
                "/",
                new MockResponse.Builder()
                        .addHeaderLenient("Content-Type", type)
                        .body("<p>"));

        Fetched<PageBody> page = (Fetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.body().charset()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-mac-cyrillic", "klingon", "csiso88598i"})
    void tellsTheCharsetAsItIsWritten_knownToJavaOrNot(String charset) throws Exception {
        site.route(
                "/",
                new MockResponse.Builder()
                        .addHeaderLenient("Content-Type", "text/html; charset=" + charset)
                        .body("<p>"));

        Fetched<PageBody> page = (Fetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.body().charset()).contains(charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/pdf", "video/mp4", "application/zip"})
    void refusesAPage_whenItsTypeIsAnother(String type) throws Exception {
        site.route(
                "/", new MockResponse.Builder().setHeader("Content-Type", type).body("%PDF"));

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.failure().reason()).isEqualTo(FailureReason.NOT_HTML);
        assertThat(page.failure().detail()).isEqualToIgnoringCase("not a page but " + type);
    }

    @Test
    void streamsTheImageIntoTheFile() throws Exception {
        byte[] bytes = noise(200_000);
        site.route(
                "/a.jpg",
                TestSite.image(bytes)
                        .setHeader("ETag", "\"x\"")
                        .setHeader("Last-Modified", "Sun, 06 Nov 1994 08:49:37 GMT"));

        Fetched<ImageFile> image = (Fetched<ImageFile>) image("/a.jpg");

        assertThat(target()).hasBinaryContent(bytes);
        assertThat(image)
                .isEqualTo(new Fetched<>(
                        new ImageFile(
                                Optional.of("image/jpeg"),
                                bytes.length,
                                HexFormat.of()
                                        .formatHex(MessageDigest.getInstance("SHA-256")
                                                .digest(bytes)),
                                Optional.of("\"x\""),
                                Optional.of("Sun, 06 Nov 1994 08:49:37 GMT")),
                        site.url("/a.jpg"),
                        OptionalInt.of(200),
                        1,
                        image.elapsed()));
    }

    @Test
    void overwritesTheFile_whenThereIsALongerOne() throws Exception {
        Files.write(target(), noise(5000));
        site.route("/a.jpg", TestSite.image(noise(10)));

        image("/a.jpg");

        assertThat(target()).hasBinaryContent(noise(10));
    }

    @Test
    void savesAnImage_whateverItsTypeIs() throws Exception {
        site.route("/a.jpg", TestSite.page("<p>not here"));

        Fetched<ImageFile> image = (Fetched<ImageFile>) image("/a.jpg");

        assertThat(image.body().contentType()).contains("text/html; charset=utf-8");
        assertThat(target()).hasContent("<p>not here");
    }

    @Test
    void savesAnImage_whenItsLengthIsUnknown() throws Exception {
        byte[] bytes = noise(150_000);
        site.route("/a.jpg", new MockResponse.Builder().chunkedBody(new Buffer().write(bytes), 1000));

        assertThat(((Fetched<ImageFile>) image("/a.jpg")).body().bytes()).isEqualTo(150_000);
        assertThat(target()).hasBinaryContent(bytes);
    }

    /// Some servers pick by it, and some refuse whoever doesn't send it.
    @Test
    void asksForEnglish_orWhateverThereIs_whereverItRuns() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            site.route("/", TestSite.page("<p>here"));
            fetcher.fetchPage(site.url("/"));
            assertThat(site.headersOf("/").get("Accept-Language")).isEqualTo("en-US,en;q=0.9,*;q=0.5");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void undoesContentCodings() throws Exception {
        byte[] text = "hello world".getBytes(StandardCharsets.US_ASCII);
        site.route("/gzip", coded("gzip", gzip(text)));
        site.route("/x-gzip", coded("X-GZip", gzip(text)));
        site.route("/br", coded("br", HELLO_BR));
        site.route("/both", coded("br, gzip", gzip(HELLO_BR)));
        site.route("/identity", coded("identity", text));

        for (String path : new String[] {"/gzip", "/x-gzip", "/br", "/both", "/identity"}) {
            assertThat(((Fetched<PageBody>) fetcher.fetchPage(site.url(path)))
                            .body()
                            .html())
                    .as(path)
                    .isEqualTo(text);
        }
        assertThat(site.headersOf("/br").get("Accept-Encoding")).isEqualTo("gzip, br");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, gzip, gzip | content coding gzip, gzip, gzip can't be undone",
                "br | content coding br is damaged",
                "deflate | content coding deflate is damaged",
            })
    void refusesContentCodings_whenUnknownOrDamaged(String coding, String detail) throws Exception {
        site.route("/", coded(coding, noise(3000)));

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page.failure()).isEqualTo(new Failure(FailureReason.PROTOCOL_ERROR, detail));
        assertThat(site.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "none",
                "binary",
                "aws-chunked",
                "8bit",
                "image/jpeg",
                "",
                "gzip, none",
                "gzip",
                "GZIP",
                "zstd",
                "x-foo"
            })
    void takesTheBytesAsTheyAre_whereNothingWasDone(String coding) throws Exception {
        byte[] bytes = noise(3000);
        site.route("/a.jpg", coded(coding, bytes));

        assertThat(image("/a.jpg")).isInstanceOf(Fetched.class);
        assertThat(target()).hasBinaryContent(bytes);
    }

    @Test
    void undoesEveryFormOfDeflate_andZstd() throws Exception {
        byte[] text = "hello world, hello world".getBytes(StandardCharsets.US_ASCII);
        site.route("/zlib", coded("deflate", deflated(text, false)));
        site.route("/raw", coded("deflate", deflated(text, true)));
        site.route("/zstd", coded("zstd", Zstd.compress(text)));
        site.route("/members", coded("gzip", join(gzip(text), gzip(text))));

        for (String path : new String[] {"/zlib", "/raw", "/zstd"}) {
            assertThat(((Fetched<PageBody>) fetcher.fetchPage(site.url(path)))
                            .body()
                            .html())
                    .as(path)
                    .isEqualTo(text);
        }
        assertThat(((Fetched<PageBody>) fetcher.fetchPage(site.url("/members")))
                        .body()
                        .html())
                .isEqualTo(join(text, text));
    }

    /// A checksum behind a body that says itself where it ends isn't looked at by browsers.
    @Test
    void takesAPackedBody_whoseTrailerIsWrongOrMissing() throws Exception {
        byte[] text = "hello world, hello world".getBytes(StandardCharsets.US_ASCII);
        byte[] packed = gzip(text);
        byte[] wrong = packed.clone();
        wrong[packed.length - 6] ^= 1;
        site.route("/wrong", coded("gzip", wrong));
        site.route("/missing", coded("gzip", Arrays.copyOf(packed, packed.length - 8)));
        site.route("/part", coded("gzip", Arrays.copyOf(packed, packed.length - 3)));

        for (String path : new String[] {"/wrong", "/missing", "/part"}) {
            assertThat(((Fetched<PageBody>) fetcher.fetchPage(site.url(path)))
                            .body()
                            .html())
                    .as(path)
                    .isEqualTo(text);
        }
    }

    @Test
    void refusesAPackedBody_thatEndsBeforeItsData_orGoesOnBehindAWrongTrailer() throws Exception {
        byte[] packed = gzip("hello world, hello world".getBytes(StandardCharsets.US_ASCII));
        byte[] wrong = packed.clone();
        wrong[packed.length - 6] ^= 1;
        site.route("/cut", coded("gzip", Arrays.copyOf(packed, packed.length - 12)));
        site.route("/members", coded("gzip", join(wrong, packed)));

        assertThat(fetcher.fetchPage(site.url("/cut"))).isInstanceOf(NotFetched.class);
        assertThat(fetcher.fetchPage(site.url("/members"))).isInstanceOf(NotFetched.class);
    }

    private static byte[] join(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static byte[] deflated(byte[] bytes, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(6, raw))) {
            deflate.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void boundsABody_afterContentDecoding() throws Exception {
        site.route("/a.jpg", coded("gzip", gzip(new byte[30_000_000])));

        NotFetched<ImageFile> image = (NotFetched<ImageFile>) image("/a.jpg");

        assertThat(image.failure())
                .isEqualTo(new Failure(FailureReason.TOO_MANY_BYTES, "more than the 1,000,000 bytes allowed"));
        assertThat(target()).doesNotExist();

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/a.jpg"));
        assertThat(page.failure().detail()).isEqualTo("more than the 20,971,520 bytes allowed");
    }

    /// A thousandth of what they hold on the wire, each of them.
    @Test
    void boundsABody_ofEveryContentCoding() throws Exception {
        byte[] zeros = new byte[30_000_000];
        Map<String, byte[]> bombs = Map.of(
                "gzip", gzip(zeros),
                "deflate", deflated(zeros, false),
                "br", BROTLI_BOMB,
                "zstd", Zstd.compress(zeros));
        for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
            site.route("/" + bomb.getKey(), coded(bomb.getKey(), bomb.getValue()));
            NotFetched<ImageFile> image = (NotFetched<ImageFile>) image("/" + bomb.getKey());
            assertThat(image.failure())
                    .as(bomb.getKey())
                    .isEqualTo(new Failure(FailureReason.TOO_MANY_BYTES, "more than the 1,000,000 bytes allowed"));
            assertThat(target()).doesNotExist();
        }
    }

    private static MockResponse.Builder coded(String coding, byte[] bytes) {
        return new MockResponse.Builder().setHeader("Content-Encoding", coding).body(new Buffer().write(bytes));
    }

    @Test
    void takesAnImageOfExactlyTheLimit_andNoByteMore() throws Exception {
        site.route("/fits", TestSite.image(noise(1_000_000)));
        site.route("/declared", TestSite.image(noise(1_000_001)));
        site.route("/undeclared", new MockResponse.Builder().chunkedBody(new Buffer().write(noise(1_000_001)), 9999));

        assertThat(image("/fits")).isInstanceOf(Fetched.class);
        assertThat(((NotFetched<ImageFile>) image("/declared")).failure())
                .isEqualTo(new Failure(FailureReason.TOO_MANY_BYTES, "1,000,001 bytes, at most 1,000,000 allowed"));
        assertThat(((NotFetched<ImageFile>) image("/undeclared")).failure())
                .isEqualTo(new Failure(FailureReason.TOO_MANY_BYTES, "more than the 1,000,000 bytes allowed"));
        assertThat(target()).doesNotExist();
        assertThat(site.asked()).containsExactly("/fits", "/declared", "/undeclared");
    }

    @Test
    void saysEmpty_whenThereIsNoBody() throws Exception {
        site.route("/none", TestSite.image(new byte[0]));
        site.route("/chunked", new MockResponse.Builder().chunkedBody("", 5));
        site.route("/coded", coded("gzip", new byte[0]));

        for (String path : new String[] {"/none", "/chunked", "/coded"}) {
            NotFetched<ImageFile> image = (NotFetched<ImageFile>) image(path);
            assertThat(image.failure())
                    .as(path)
                    .isEqualTo(new Failure(FailureReason.EMPTY_BODY, "200 OK, but no bytes"));
            assertThat(image.httpStatus()).hasValue(200);
            assertThat(target()).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "204, EMPTY_BODY, 204 No Content",
        "206, PROTOCOL_ERROR, 206 Partial Content",
        "304, PROTOCOL_ERROR, 304 Not Modified",
        "404, HTTP_CLIENT_ERROR, 404 Not Found",
        "418, HTTP_CLIENT_ERROR, 418 I'm a teapot",
        "503, HTTP_SERVER_ERROR, 503 Service Unavailable",
        "799, PROTOCOL_ERROR, 799",
    })
    void namesTheStatus(int status, FailureReason reason, String detail) throws Exception {
        site.route("/", new MockResponse.Builder().code(status));

        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/"));

        assertThat(page)
                .isEqualTo(new NotFetched<PageBody>(
                        new Failure(reason, detail), OptionalInt.of(status), 1, page.elapsed()));
    }

    @Test
    void speaksAsABrowserWould() throws Exception {
        site.route("/a.jpg", TestSite.image(noise(5)));
        WebUrl page = WebUrl.parse("http://user:secret@a.example/dir/?q=1#part").orElseThrow();

        try (HttpFetcher anywhere = Fetchers.anywhere()) {
            anywhere.fetchImage(site.url("/a.jpg"), page, target());
        }

        Headers headers = site.headersOf("/a.jpg");
        assertThat(headers.get("Referer")).isEqualTo("http://a.example/dir/?q=1");
        assertThat(headers.get("User-Agent")).isEqualTo("Mozilla/5.0 (compatible; FetchAndRotate/1.0)");
        assertThat(headers.get("Accept")).startsWith("image/");
        assertThat(headers.get("Cookie")).isNull();
    }

    @Test
    void keepsASecurePageToItself_whenTheImageIsNot() throws Exception {
        site.route("/a.jpg", TestSite.image(noise(5)));

        try (HttpFetcher anywhere = Fetchers.anywhere()) {
            anywhere.fetchImage(
                    site.url("/a.jpg"), WebUrl.parse("https://a.example/").orElseThrow(), target());
        }

        assertThat(site.headersOf("/a.jpg").get("Referer")).isNull();
    }

    @Test
    void sendsCookiesBack_toTheHostThatSetThem_andNoOther() throws Exception {
        site.route("/", TestSite.page("<p>").setHeader("Set-Cookie", "id=1; Path=/"));
        site.route("/secure", TestSite.page("<p>").setHeader("Set-Cookie", "id=2; Secure; Path=/"));
        site.route("/foreign", TestSite.page("<p>").setHeader("Set-Cookie", "id=3; Domain=test; Path=/"));
        site.route("/1", TestSite.page("<p>"));
        site.route("/2", TestSite.page("<p>"));
        site.route("/3", TestSite.page("<p>"));

        for (String path : new String[] {"/", "/secure", "/foreign", "/1"}) {
            fetcher.fetchPage(site.url("a.test", path));
        }
        fetcher.fetchPage(site.url("b.test", "/2"));
        // nothing outlives a run
        try (HttpFetcher next = Fetchers.plain().build()) {
            next.fetchPage(site.url("a.test", "/3"));
        }

        assertThat(site.headersOf("/1").get("Cookie")).isEqualTo("id=1");
        assertThat(site.headersOf("/2").get("Cookie")).isNull();
        assertThat(site.headersOf("/3").get("Cookie")).isNull();
    }

    @Test
    void followsARedirectToItself_thatSetsACookie() throws Exception {
        try (RawServer server = new RawServer((line, headers, out) -> out.write((headers.contains("Cookie: seen=1")
                        ? "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>"
                        : "HTTP/1.1 302 Found\r\nLocation: /\r\nSet-Cookie: seen=1\r\nContent-Length: 0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII)))) {
            assertThat(fetcher.fetchPage(server.url("/"))).isInstanceOf(Fetched.class);
        }
    }

    @Test
    void endsARedirectToItself_thatSetsEverNewCookies() throws Exception {
        AtomicInteger number = new AtomicInteger();
        try (RawServer server =
                new RawServer((_, out) -> out.write(("HTTP/1.1 302 Found\r\nLocation: /\r\nSet-Cookie: n="
                                + number.incrementAndGet() + "\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)))) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(server.url("/"));
            assertThat(page.failure().reason()).isEqualTo(FailureReason.TOO_MANY_REDIRECTS);
            assertThat(server.requests()).isEqualTo(Redirects.LIMIT + 1);
        }
    }

    @Test
    void givesCredentials_toTheOriginThatWasListedWithThem_andNoOther() throws Exception {
        site.route("/", TestSite.page("<p>"));
        site.route("/away", TestSite.redirect(302, "//b.test:" + site.port() + "/there"));
        site.route("/there", TestSite.page("<p>"));
        WebUrl listed = WebUrl.parse("http://us%65r:p%C3%A4ss%3A@a.test:" + site.port() + "/")
                .orElseThrow();
        Website website = new Website(listed);
        assertThat(website.toString()).doesNotContain("p%C3", "päss", "user");
        try (HttpFetcher own = Fetchers.anywhere(List.of(website))) {
            own.fetchPage(website.url());
            assertThat(site.headersOf("/").get("Authorization"))
                    .isEqualTo("Basic "
                            + Base64.getEncoder().encodeToString("user:päss:".getBytes(StandardCharsets.UTF_8)));
            own.fetchPage(site.url("a.test", "/away"));
            assertThat(site.headersOf("/there").get("Authorization")).isNull();
            assertThat(site.asked()).as("with TLS it would go there").containsExactly("/", "/away", "/there");
        }
    }

    @Test
    void sendsWhatItCan_ofAStrangeUserAgent() throws Exception {
        site.route("/", TestSite.page("<p>"));
        try (HttpFetcher strange = Fetchers.plain().userAgent("Füchs\n/1").build()) {
            assertThat(strange.fetchPage(site.url("/"))).isInstanceOf(Fetched.class);
        }
        assertThat(site.headersOf("/").get("User-Agent")).isEqualTo("F?chs?/1");
    }

    @Test
    void usesOneConnection_forOneRequestAfterTheOther() throws Exception {
        site.route("/", TestSite.page("<p>"));
        for (int i = 0; i < 5; i++) {
            fetcher.fetchPage(site.url("/"));
            fetcher.fetchPage(site.url("/missing"));
        }

        assertThat(site.asked()).hasSize(10);
        assertThat(site.connections()).isEqualTo(1);
    }

    @Test
    void takesTheBytesOfALocationAsTheyAre() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (RawServer server = new RawServer((line, out) -> {
            lines.add(line);
            String answer = line.contains("caf%E9")
                    ? "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>"
                    : "HTTP/1.1 302 Found\r\nLocation: /caf\u00e9\r\nContent-Length: 0\r\n\r\n";
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        })) {
            assertThat(fetcher.fetchPage(server.url("/"))).isInstanceOf(Fetched.class);
            assertThat(lines).containsExactly("GET / HTTP/1.1", "GET /caf%E9 HTTP/1.1");
        }
    }

    @Test
    void followsRedirects_acrossHosts() throws Exception {
        site.route("/start", TestSite.redirect(301, "next?a=1"));
        site.route("/next?a=1", TestSite.redirect(302, "//b.test:" + site.port() + "/there"));
        site.route("/there", TestSite.redirect(307, "/a b|ü.jpg#part"));
        site.route("/a%20b%7C%C3%BC.jpg", TestSite.image(noise(9)));

        Fetched<ImageFile> image = (Fetched<ImageFile>) image("/start");

        assertThat(image.location()).isEqualTo(site.url("b.test", "/a b|ü.jpg"));
        assertThat(image.attempts()).isEqualTo(1);
        assertThat(site.asked()).hasSize(4);
        assertThat(fetcher.activity()).extracting(HostActivity::host).containsExactly("127.0.0.1", "b.test");
    }

    @Test
    void followsTwentyRedirects_andNoMore() throws Exception {
        for (int i = 0; i < 25; i++) {
            site.route("/" + i, TestSite.redirect(303, "/" + (i + 1)));
        }
        site.route("/25", TestSite.page("<p>"));

        assertThat(fetcher.fetchPage(site.url("/5"))).isInstanceOf(Fetched.class);
        NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("/4"));

        assertThat(page.failure()).isEqualTo(new Failure(FailureReason.TOO_MANY_REDIRECTS, "more than 20 redirects"));
        assertThat(page.httpStatus()).hasValue(303);
        assertThat(site.asked()).hasSize(21 + 21);
    }

    @Test
    void stopsAtOnce_whenRedirectedToItself() throws Exception {
        site.route("/", TestSite.redirect(302, "/"));

        assertThat(((NotFetched<PageBody>) fetcher.fetchPage(site.url("/")))
                        .failure()
                        .reason())
                .isEqualTo(FailureReason.TOO_MANY_REDIRECTS);
        assertThat(site.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"ftp://a.example/, UNSUPPORTED_SCHEME", "http://[bad/, PROTOCOL_ERROR"})
    void refusesARedirect_toWhatCantBeFetched(String location, FailureReason reason) throws Exception {
        site.route("/", TestSite.redirect(302, location));

        assertThat(((NotFetched<PageBody>) fetcher.fetchPage(site.url("/")))
                        .failure()
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void refusesARedirect_toNowhere() throws Exception {
        site.route("/", new MockResponse.Builder().code(302));

        assertThat(((NotFetched<PageBody>) fetcher.fetchPage(site.url("/"))).failure())
                .isEqualTo(new Failure(FailureReason.PROTOCOL_ERROR, "302 Found without a Location"));
    }

    @Test
    void asksForOddUrls() throws Exception {
        site.route("/100%25zz?q=%27%", TestSite.page("<p>"));
        site.route("/%25zz%7C[x]%5E?a=b|c", TestSite.page("<p>"));
        site.route("//double//slash", TestSite.page("<p>"));

        assertThat(fetcher.fetchPage(site.url("/%zz|[x]^?a=b|c"))).isNotNull();
        assertThat(fetcher.fetchPage(site.url("//double//slash"))).isInstanceOf(Fetched.class);
        assertThat(site.asked())
                .hasSize(2)
                .allSatisfy(target -> assertThat(target).startsWith("/"));
    }

    @Test
    void failsAsAValue_whenOkHttpCantTakeTheUrl() throws Exception {
        // A host that the URL Standard allows and OkHttp does not, if there is one; never an exception.
        for (String text :
                new String[] {"http://a..b.test/", "http://-.test/", "http://xn--a.test/", "http://a_b.test/"}) {
            Optional<WebUrl> url = WebUrl.parse(text);
            if (url.isPresent()) {
                assertThat(fetcher.fetchPage(url.get())).as(text).isInstanceOf(NotFetched.class);
            }
        }
    }

    @Test
    void boundsTheWholeCall() {
        assertThat(TimeLimits.of(Duration.ofSeconds(2), 0).wholeRequest()).isEqualTo(Duration.ofMinutes(5));
        assertThat(TimeLimits.of(Duration.ofSeconds(60), 0).wholeRequest()).isEqualTo(Duration.ofMinutes(30));
    }
}
