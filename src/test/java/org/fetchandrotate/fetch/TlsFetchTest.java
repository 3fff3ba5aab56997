package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// HTTPS and HTTP/2, with a certificate of our own that the JVM is told to trust as users would tell it.
@Timeout(60)
final class TlsFetchTest {
    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path keys;

    @TempDir
    private Path folder;

    private static SSLSocketFactory certificates;

    @BeforeAll
    static void trustOurCertificate() throws Exception {
        Path store = keys.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "site",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=a.test",
                        "-ext",
                        "SAN=dns:a.test,dns:localhost",
                        "-ext",
                        "BC=ca:true",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(keys.resolve("log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        certificates = serving(store);
        System.setProperty(TRUST, store.toString());
        System.setProperty(TRUST + "Password", PASSWORD);
    }

    @AfterAll
    static void trustItNoMore() {
        System.clearProperty(TRUST);
        System.clearProperty(TRUST + "Password");
    }

    private static SSLSocketFactory serving(Path store) throws GeneralSecurityException, IOException {
        KeyStore keyStore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keyStore.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keyStore, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getSocketFactory();
    }

    @Test
    void sharesOneConnection_forManyAtOnce() throws Exception {
        try (TestSite site = TestSite.startSecure(certificates);
                HttpFetcher fetcher = Fetchers.plain().connections(64, 6).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            byte[] bytes = "picture".repeat(20_000).getBytes(StandardCharsets.US_ASCII);
            site.route("/", TestSite.page("<p>"));
            site.route("/a.jpg", TestSite.image(bytes));
            assertThat(fetcher.fetchPage(site.url("a.test", "/"))).isInstanceOf(Fetched.class);

            List<Future<FetchResult<ImageFile>>> images = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Path target = folder.resolve(i + ".part");
                images.add(threads.submit(
                        () -> fetcher.fetchImage(site.url("a.test", "/a.jpg"), site.url("a.test", "/"), target)));
            }
            for (Future<FetchResult<ImageFile>> image : images) {
                assertThat(((Fetched<ImageFile>) image.get()).body().bytes()).isEqualTo(bytes.length);
            }

            assertThat(site.asked()).hasSize(31);
            assertThat(site.connections()).isEqualTo(1);
        }
    }

    @Test
    void takesTheBytesOfALocationAsTheyAre_whereHttp1IsSpoken() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
                HttpFetcher fetcher = Fetchers.plain().build()) {
            Thread.ofVirtual().start(() -> redirectOnce(server));
            WebUrl url = WebUrl.parse("https://a.test:" + server.getLocalPort() + "/")
                    .orElseThrow();

            FetchResult<PageBody> page = fetcher.fetchPage(url);

            assertThat(page).isInstanceOf(Fetched.class);
            assertThat(((Fetched<PageBody>) page).location().path()).isEqualTo("/caf%E9");
        }
    }

    private static void redirectOnce(ServerSocket server) {
        for (String answer : List.of(
                "HTTP/1.1 302 Found\r\nLocation: /caf\u00e9\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n<p>")) {
            try (Socket plain = server.accept();
                    SSLSocket client = (SSLSocket) certificates.createSocket(plain, "", 0, true)) {
                client.setUseClientMode(false);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                String line = in.readLine();
                while (line != null && !line.isEmpty()) {
                    line = in.readLine();
                }
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                client.getOutputStream().flush();
            } catch (IOException e) {
                return; // the fetcher has gone; what it makes of it is what the test looks at
            }
        }
    }

    @Test
    void sendsTheReferer_fromSecureToSecure() throws Exception {
        try (TestSite site = TestSite.startSecure(certificates);
                HttpFetcher fetcher = Fetchers.plain().build()) {
            site.route("/a.jpg", TestSite.image(new byte[] {1}));

            fetcher.fetchImage(site.url("a.test", "/a.jpg"), site.url("a.test", "/page?x=1"), folder.resolve("a.part"));

            assertThat(site.headersOf("/a.jpg").get("Referer"))
                    .isEqualTo("https://a.test:" + site.port() + "/page?x=1");
        }
    }

    @Test
    void saysTls_andTriesOnce_whenTheNameIsAnother() throws Exception {
        try (TestSite site = TestSite.startSecure(certificates);
                HttpFetcher fetcher = Fetchers.plain().retries(2).build()) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("b.test", "/"));

            assertThat(page.failure().reason()).isEqualTo(FailureReason.TLS);
            assertThat(page.failure().detail()).contains("b.test").doesNotContain("\n");
            assertThat(page.attempts()).isEqualTo(1);
        }
    }

    @Test
    void saysTls_whenTheOtherSideSpeaksPlainly() throws Exception {
        try (RawServer server = RawServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n");
                HttpFetcher fetcher =
                        Fetchers.plain().timeout(Duration.ofSeconds(2)).build()) {
            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(
                    WebUrl.parse("https://a.test:" + server.port() + "/").orElseThrow());

            assertThat(page.failure().reason())
                    .isIn(FailureReason.TLS, FailureReason.TIMEOUT, FailureReason.CONNECTION_LOST);
        }
    }

    @Test
    void saysTruncated_whenAStreamEndsShort() throws Exception {
        try (TestSite site = TestSite.startSecure(certificates);
                HttpFetcher fetcher = Fetchers.plain().build()) {
            // HTTP/2 has no other way to know: nothing but the header says how long it should be.
            site.route(
                    "/",
                    new MockResponse.Builder()
                            .body("short")
                            .setHeader("Content-Length", "100")
                            .build());

            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("a.test", "/"));

            assertThat(page.failure().reason()).isEqualTo(FailureReason.TRUNCATED_BODY);
            assertThat(page.failure().detail()).isEqualTo("body cut off after 5 of 100 bytes");
        }
    }

    @Test
    void saysLost_whenAStreamIsReset() throws Exception {
        try (TestSite site = TestSite.startSecure(certificates);
                HttpFetcher fetcher = Fetchers.plain().retries(1).build()) {
            site.route(
                    "/",
                    new MockResponse.Builder()
                            .body(new Buffer().write(new byte[100_000]))
                            .onResponseBody(new SocketEffect.CloseStream(2))
                            .build());

            NotFetched<PageBody> page = (NotFetched<PageBody>) fetcher.fetchPage(site.url("a.test", "/"));

            assertThat(page.failure().reason()).isIn(FailureReason.CONNECTION_LOST, FailureReason.TRUNCATED_BODY);
            assertThat(page.attempts()).isEqualTo(2);
        }
    }

    @Test
    void endsAtOnce_whenInterruptedWithinAStream() throws Exception {
        try (TestSite site = TestSite.startSecure(certificates);
                HttpFetcher fetcher =
                        Fetchers.plain().timeout(Duration.ofSeconds(50)).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            site.route(
                    "/slow",
                    new MockResponse.Builder()
                            .body(new Buffer().write(new byte[500_000]))
                            .throttleBody(100_000, 40, TimeUnit.SECONDS));
            site.route("/", TestSite.page("<p>"));
            Path target = folder.resolve("slow.part");
            Future<FetchResult<ImageFile>> slow = threads.submit(
                    () -> fetcher.fetchImage(site.url("a.test", "/slow"), site.url("a.test", "/"), target));
            await().until(() -> Files.exists(target));

            slow.cancel(true);

            await().until(() -> fetcher.activity().getFirst().open() == 0);
            assertThat(target).doesNotExist();
            // The connection itself goes on.
            assertThat(fetcher.fetchPage(site.url("a.test", "/"))).isInstanceOf(Fetched.class);
            assertThat(site.connections()).isEqualTo(1);
        }
    }
}
