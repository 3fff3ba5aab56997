package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.SocketFactory;
import mockwebserver3.MockResponse;
import okhttp3.Dns;
import org.fetchandrotate.fetch.FetchResult.Fetched;
import org.fetchandrotate.fetch.FetchResult.NotFetched;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A name that means the public internet at one time and this machine at another, with real connections: on one
/// address of loopback stands the public server, on another, at the same port, one that nobody may reach.
@Timeout(60)
final class RebindingTest {
    private static final InetAddress PUBLIC = InetAddress.ofLiteral("93.184.215.14");
    private static final InetAddress OWN = InetAddress.ofLiteral("127.0.0.9");
    private static final String REFUSED = "x.example is 127.0.0.9, an address that pages may not reach";

    private final AtomicInteger reached = new AtomicInteger();
    private TestSite site;
    private ServerSocket forbidden;

    @BeforeEach
    void start() throws IOException {
        site = TestSite.start();
        site.route("/", lastOfItsConnection());
        forbidden = new ServerSocket(site.port(), 50, OWN);
        Thread.ofVirtual().start(this::countConnections);
    }

    @AfterEach
    void stop() throws IOException {
        forbidden.close();
        site.close();
    }

    @Test
    void nextConnectionIsRefused_whenTheNameHasMoved() throws Exception {
        try (HttpFetcher fetcher = fetcher("a.test", List.of(PUBLIC), List.of(OWN))) {
            assertThat(fetcher.fetchPage(page())).isInstanceOf(Fetched.class);

            assertRefused(fetcher.fetchPage(page()), REFUSED);
        }
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void nextConnectionIsRefused_alsoWhenTheHostWasListed() throws Exception {
        try (HttpFetcher fetcher = fetcher("x.example", List.of(PUBLIC), List.of(OWN))) {
            assertThat(fetcher.fetchPage(page())).isInstanceOf(Fetched.class);

            assertRefused(fetcher.fetchPage(page()), REFUSED);
        }
        assertThat(site.asked()).hasSize(1);
    }

    @Test
    void redirectToItselfIsRefused_whenTheNameHasMoved() throws Exception {
        site.route("/", TestSite.redirect(302, "/reboot").newBuilder().setHeader("Connection", "close"));
        try (HttpFetcher fetcher = fetcher("x.example", List.of(PUBLIC), List.of(OWN))) {
            assertRefused(fetcher.fetchPage(page()), REFUSED);
        }
        assertThat(site.asked()).containsExactly("/");
    }

    @Test
    void connectionIsRefused_whenTheNameWasPublicOnlyWhileItWasChecked() throws Exception {
        WebUrl internet = WebUrl.parse("http://93.184.215.14/page").orElseThrow();
        Path file = Path.of("target", "never-written");
        try (HttpFetcher fetcher = fetcher("x.example", List.of(PUBLIC), List.of(OWN))) {
            assertRefused(fetcher.fetchImage(page(), internet, file), REFUSED);
        }
        assertThat(site.everythingAsked()).isEmpty();
    }

    @Test
    void privateAddressBesideAPublicOneIsNotTried_whenThatIsDown() throws Exception {
        try (HttpFetcher fetcher = fetcher("x.example", List.of(PUBLIC, OWN), List.of(PUBLIC, OWN))) {
            WebUrl url = page();
            site.close();

            assertThat(failure(fetcher.fetchPage(url)).reason()).isEqualTo(FailureReason.CONNECTION_REFUSED);
        }
        assertNobodyCame();
    }

    private void assertRefused(FetchResult<?> result, String detail) throws IOException {
        assertThat(failure(result)).isEqualTo(new Failure(FailureReason.PRIVATE_ADDRESS, detail));
        assertNobodyCame();
    }

    /// Comes itself, and is the first.
    private void assertNobodyCame() throws IOException {
        try (Socket socket = new Socket(OWN, forbidden.getLocalPort())) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(reached)
                .as("connections to the forbidden server, with this one")
                .hasValue(1);
    }

    private static Failure failure(FetchResult<?> result) {
        return ((NotFetched<?>) result).failure();
    }

    private WebUrl page() {
        return site.url("x.example", "/");
    }

    private static MockResponse.Builder lastOfItsConnection() {
        return TestSite.page("<p>").setHeader("Connection", "close");
    }

    /// @param first what the first look-up gives
    /// @param then what all others give
    private static HttpFetcher fetcher(String listed, List<InetAddress> first, List<InetAddress> then) {
        AtomicBoolean asked = new AtomicBoolean();
        Dns names = _ -> asked.getAndSet(true) ? then : first;
        return Fetchers.plain()
                .listed(listed)
                .internet(new Internet(names, new PublicOnLoopback()))
                .build();
    }

    private void countConnections() {
        while (!forbidden.isClosed()) {
            try (Socket _ = forbidden.accept()) {
                reached.incrementAndGet();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /// Makes connections to the public address end at 127.0.0.1, and all others where they lead.
    private static final class PublicOnLoopback extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress endpoint, int timeout) throws IOException {
                    InetSocketAddress address = (InetSocketAddress) endpoint;
                    boolean isPublic = PUBLIC.equals(address.getAddress());
                    super.connect(isPublic ? new InetSocketAddress("127.0.0.1", address.getPort()) : address, timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
