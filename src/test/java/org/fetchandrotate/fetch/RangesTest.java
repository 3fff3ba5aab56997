package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of an image whose body is cut off: the rest is asked for where the server can tell that it is the
/// rest of the same bytes, and everything anew where it can't.
@Timeout(60)
final class RangesTest {
    private static final String OLD = "old-".repeat(100);
    private static final String NEW = "new!".repeat(100);
    private static final String CUT =
            "HTTP/1.1 200 OK\r\nContent-Length: 400\r\nETag: \"a\"\r\n\r\n" + OLD.substring(0, 150);
    private static final String REST = "HTTP/1.1 206 Partial Content\r\nContent-Length: 250\r\nETag: \"a\"\r\n"
            + "Content-Range: bytes 150-399/400\r\n\r\n" + OLD.substring(150);
    private static final String WHOLE_NEW = "HTTP/1.1 200 OK\r\nContent-Length: 400\r\nETag: \"b\"\r\n\r\n" + NEW;
    private static final String DATE = "Date: Sun, 06 Nov 1994 08:51:00 GMT\r\n";

    @TempDir
    private Path folder;

    private final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpFetcher fetcher;

    @BeforeEach
    void start() {
        fetcher = Fetchers.plain().retries(2).build();
    }

    @AfterEach
    void stop() {
        fetcher.close();
    }

    /// A server that gives its answers one after the other, and writes down what it was asked.
    private RawServer server(String... answers) throws IOException {
        return new RawServer((_, headers, out) -> {
            int number;
            synchronized (requests) {
                number = requests.size();
                requests.add(List.copyOf(headers));
            }
            write(out, answers[Math.min(number, answers.length - 1)]);
        });
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private FetchResult<ImageFile> image(RawServer server) throws InterruptedException {
        return fetcher.fetchImage(server.url("/a.jpg"), server.url("/"), target());
    }

    private Path target() {
        return folder.resolve("a.part");
    }

    private List<String> header(int request, String name) {
        return requests.get(request).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .toList();
    }

    private void assertFetched(FetchResult<ImageFile> result, String content, int attempts) throws Exception {
        assertThat(result).isInstanceOf(Fetched.class);
        ImageFile file = ((Fetched<ImageFile>) result).body();
        assertThat(target()).hasContent(content);
        assertThat(file.bytes()).isEqualTo(content.length());
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(content.getBytes(StandardCharsets.ISO_8859_1))));
        assertThat(result.attempts()).isEqualTo(attempts);
        assertThat(requests).hasSize(attempts);
        Files.delete(target());
    }

    @Test
    void asksForTheRest_afterACut() throws Exception {
        try (RawServer server = server(CUT, REST)) {
            assertFetched(image(server), OLD, 2);
        }
        assertThat(header(0, "Range")).isEmpty();
        assertThat(header(1, "Range")).containsExactly("Range: bytes=150-");
        assertThat(header(1, "If-Range")).containsExactly("If-Range: \"a\"");
        assertThat(header(1, "Accept-Encoding")).containsExactly("Accept-Encoding: identity");
    }

    @Test
    void asksForTheRestOfTheRest() throws Exception {
        String cutAgain = REST.substring(0, REST.length() - 100);
        String end = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 300-399/400\r\n\r\n" + OLD.substring(300);
        try (RawServer server = server(CUT, cutAgain, end)) {
            assertFetched(image(server), OLD, 3);
        }
        assertThat(header(2, "Range")).containsExactly("Range: bytes=300-");
    }

    @ParameterizedTest
    @CsvSource({
        // the same bytes no longer, or a server without ranges
        "HTTP/1.1 200 OK",
        "HTTP/1.1 203 Non-Authoritative Information",
    })
    void takesTheWhole_whenItIsAnswered(String status) throws Exception {
        try (RawServer server = server(CUT, WHOLE_NEW.replace("HTTP/1.1 200 OK", status))) {
            assertFetched(image(server), NEW, 2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "206 Partial Content | 'Content-Range: bytes 0-249/400'",
                "206 Partial Content | 'Content-Range: bytes 151-400/401'",
                "206 Partial Content | 'Content-Range: bytes 150-398/400'",
                "206 Partial Content | 'Content-Range: bytes 150-399/500'",
                "206 Partial Content | 'Content-Range: lines 150-399/400'",
                "206 Partial Content | 'Content-Range: bytes 399-150/400'",
                "206 Partial Content | 'Content-Type: multipart/byteranges; boundary=x'",
                "206 Partial Content | 'Content-Range: bytes 150-399/400\r\nETag: \"b\"'",
                "206 Partial Content | 'Content-Range: bytes 150-399/400\r\nContent-Encoding: gzip'",
                "416 Range Not Satisfiable | 'Content-Range: bytes */400'",
            })
    void startsAnew_whenWhatComesIsNotTheRest(String status, String headers) throws Exception {
        String wrong = "HTTP/1.1 " + status + "\r\n" + headers + "\r\nContent-Length: 250\r\n\r\n" + OLD.substring(150);
        try (RawServer server = server(CUT, wrong, WHOLE_NEW)) {
            assertFetched(image(server), NEW, 3);
        }
        assertThat(header(2, "Range")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ETag: W/\"a\"",
                "ETag: a",
                "Last-Modified: Sun, 06 Nov 1994 08:50:37 GMT", // it may have changed again in the same moment
                "Last-Modified: yesterday",
                "X: y",
            })
    void asksForEverything_whenNothingTellsTheBytesApart(String headers) throws Exception {
        String cut = "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n" + DATE + headers + "\r\n\r\n" + OLD.substring(0, 150);
        try (RawServer server = server(cut, WHOLE_NEW)) {
            assertFetched(image(server), NEW, 2);
        }
        assertThat(header(1, "Range")).isEmpty();
    }

    @Test
    void asksForEverything_whenTheBytesOnTheWireAreOthers() throws Exception {
        // the beginning of a gzip stream, cut off within its header (RFC 1952, 2.3)
        String cut = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\u0008\0\0";
        try (RawServer server = server(cut, WHOLE_NEW)) {
            assertFetched(image(server), NEW, 2);
        }
        assertThat(header(1, "Range")).isEmpty();
    }

    @Test
    void goesByTheDate_whenItIsOldEnough() throws Exception {
        String modified = "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n";
        String cut = CUT.replace("ETag: \"a\"\r\n", DATE + modified);
        try (RawServer server = server(cut, REST)) {
            assertFetched(image(server), OLD, 2);
        }
        assertThat(header(1, "If-Range")).containsExactly("If-Range: Sun, 06 Nov 1994 08:49:37 GMT");
    }

    @Test
    void leavesNothing_whenEveryTryIsCut() throws Exception {
        String stuck = REST.substring(0, REST.length() - 250);
        try (RawServer server = server(CUT, stuck)) {
            NotFetched<ImageFile> image = (NotFetched<ImageFile>) image(server);

            assertThat(image.failure())
                    .isEqualTo(new Failure(FailureReason.TRUNCATED_BODY, "body cut off after 0 of 250 bytes"));
            assertThat(image.attempts()).isEqualTo(3);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesAPart_whenNobodyAskedForOne() throws Exception {
        try (RawServer server = server(REST)) {
            assertThat(((NotFetched<ImageFile>) image(server)).failure())
                    .isEqualTo(new Failure(FailureReason.PROTOCOL_ERROR, "206 Partial Content"));
        }
    }

    private static Validators validators(WebUrl url, String etag) {
        return new Validators(url, Optional.of(etag), Optional.empty());
    }

    @Test
    void takesTheServersWord_thatNothingHasChanged() throws Exception {
        try (RawServer server = server("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n")) {
            WebUrl url = server.url("/a.jpg");
            var result = fetcher.fetchImageIfChanged(url, url, target(), validators(url, "\"a\""));

            assertThat(result).isInstanceOf(Fetched.class);
            assertThat(((Fetched<Optional<ImageFile>>) result).body()).isEmpty();
            assertThat(header(0, "If-None-Match")).containsExactly("If-None-Match: \"a\"");
            assertThat(folder).isEmptyDirectory();
        }
    }

    /// Nobody asked it whether anything had changed: by what should it know?
    @Test
    void takesNoServersWord_withoutAnythingItCouldKnowItBy() throws Exception {
        try (RawServer server = server("HTTP/1.1 304 Not Modified\r\n\r\n")) {
            WebUrl url = server.url("/a.jpg");
            Validators none = new Validators(url, Optional.empty(), Optional.empty());
            var result = fetcher.fetchImageIfChanged(url, url, target(), none);
            assertThat(((NotFetched<Optional<ImageFile>>) result).failure().reason())
                    .isEqualTo(FailureReason.PROTOCOL_ERROR);
        }
    }

    /// What came before the cut counts.
    @Test
    void boundsTheWholeImage_alsoWhenItComesInParts() throws Exception {
        String cut = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: \"a\"\r\n\r\n96\r\n"
                + OLD.substring(0, 150) + "\r\n";
        try (RawServer server = server(cut, REST);
                HttpFetcher strict =
                        Fetchers.plain().retries(2).maxImageBytes(399).build()) {
            var result = strict.fetchImage(server.url("/a.jpg"), server.url("/"), target());
            assertThat(((NotFetched<ImageFile>) result).failure().reason()).isEqualTo(FailureReason.TOO_MANY_BYTES);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void takesWhatHasChanged() throws Exception {
        try (RawServer server = server(WHOLE_NEW)) {
            WebUrl url = server.url("/a.jpg");
            var result = fetcher.fetchImageIfChanged(url, url, target(), validators(url, "\"a\""));

            assertThat(((Fetched<Optional<ImageFile>>) result).body()).isPresent();
            assertThat(target()).hasContent(NEW);
        }
    }

    @Test
    void asksWithoutCondition_whatIsSomewhereElse() throws Exception {
        String redirect = "HTTP/1.1 302 Found\r\nLocation: /b.jpg\r\n\r\n";
        try (RawServer server = server(redirect, WHOLE_NEW)) {
            WebUrl url = server.url("/a.jpg");
            fetcher.fetchImageIfChanged(url, url, target(), validators(server.url("/b.jpg"), "\"a\""));

            assertThat(header(0, "If-None-Match")).isEmpty();
            assertThat(header(1, "If-None-Match")).hasSize(1);
        }
    }

    @Test
    void refusesAnAnswerWithoutBody_whenNobodyAskedForIt() throws Exception {
        try (RawServer server = server("HTTP/1.1 304 Not Modified\r\n\r\n")) {
            assertThat(((NotFetched<ImageFile>) image(server)).failure().reason())
                    .isEqualTo(FailureReason.PROTOCOL_ERROR);
        }
    }
}
