package org.fetchandrotate.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.Buffer;
import org.fetchandrotate.url.WebUrl;

/// A web server on loopback with named routes. A route gives its answers one after the other and repeats its last;
/// what has no route is 404. It writes down every request.
final class TestSite implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final Map<String, List<MockResponse>> routes = new ConcurrentHashMap<>();
    private final List<RecordedRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final String scheme;

    private TestSite(String scheme) {
        this.scheme = scheme;
        server.setDispatcher(new Routes());
    }

    static TestSite start() throws IOException {
        TestSite site = new TestSite("http");
        site.server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
        return site;
    }

    static TestSite startSecure(SSLSocketFactory certificates) throws IOException {
        TestSite site = new TestSite("https");
        site.server.useHttps(certificates);
        site.server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
        return site;
    }

    TestSite route(String target, MockResponse... answers) {
        routes.put(target, new ArrayList<>(List.of(answers)));
        return this;
    }

    TestSite route(String target, MockResponse.Builder answer) {
        return route(target, answer.build());
    }

    WebUrl url(String target) {
        return url("127.0.0.1", target);
    }

    /// @param host a name that the fetcher under test resolves to loopback
    WebUrl url(String host, String target) {
        return WebUrl.parse(scheme + "://" + host + ":" + server.getPort() + target)
                .orElseThrow();
    }

    int port() {
        return server.getPort();
    }

    /// Targets asked for, in the order of their arrival, robots.txt left out.
    List<String> asked() {
        return everythingAsked().stream()
                .filter(target -> !target.equals("/robots.txt"))
                .toList();
    }

    List<String> everythingAsked() {
        synchronized (requests) {
            return requests.stream().map(RecordedRequest::getTarget).toList();
        }
    }

    /// The headers of the last request for a target.
    Headers headersOf(String target) {
        synchronized (requests) {
            return requests.stream()
                    .filter(request -> request.getTarget().equals(target))
                    .reduce((_, last) -> last)
                    .orElseThrow()
                    .getHeaders();
        }
    }

    /// How many connections the requests came over.
    long connections() {
        synchronized (requests) {
            return requests.stream()
                    .map(RecordedRequest::getConnectionIndex)
                    .distinct()
                    .count();
        }
    }

    static MockResponse.Builder page(String html) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .body(html);
    }

    static MockResponse.Builder image(byte[] bytes) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "image/jpeg")
                .body(new Buffer().write(bytes));
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).body("no").build();
    }

    static MockResponse redirect(int code, String location) {
        return new MockResponse.Builder()
                .code(code)
                .addHeaderLenient("Location", location)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }

    private final class Routes extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            requests.add(request);
            List<MockResponse> answers = routes.get(request.getTarget());
            if (answers == null) {
                return status(404);
            }
            synchronized (answers) {
                return answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
            }
        }
    }
}
