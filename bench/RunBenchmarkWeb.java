import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.fetchandrotate.demo.DemoGallery;
import org.fetchandrotate.demo.DemoOptions;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.url.WebUrl;

/// Hosts on loopback addresses of their own, each with one page of photos from the demo gallery.
final class RunBenchmarkWeb implements AutoCloseable {
    private static final Pattern IMG = Pattern.compile("<img[^>]*src=\"([^\"]+)\"");
    private static final int PHOTOS = 60;
    private static final int CHUNK = 16 << 10;

    /// @param hosts that answer
    /// @param imagesPerHost that their pages show
    /// @param firstByte how long each answer takes to begin
    /// @param bytesPerSecond of one connection; 0 for any
    record Options(int hosts, int imagesPerHost, Duration firstByte, int bytesPerSecond, Kind kind) {}

    /// What the hosts are like.
    enum Kind {
        PLAIN,
        /// There is one more, which accepts connections and says nothing.
        ONE_IS_DEAD,
        /// They offer HTTP/2 over TLS, and HTTP/1.1 to those who know no better, by [RunBenchmarkCertificate]; with any bandwidth.
        HTTP_2_OVER_TLS
    }

    private final Options options;
    private final List<byte[]> photos;
    private final List<HttpServer> servers = new ArrayList<>();
    private final List<MockWebServer> secure = new ArrayList<>();
    private final List<ServerSocket> silent = new ArrayList<>();
    private final List<String> pages = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private RunBenchmarkWeb(Options options, List<byte[]> photos) {
        this.options = options;
        this.photos = photos;
    }

    static RunBenchmarkWeb start(Options options) throws Exception {
        // else Nagle's algorithm and delayed acknowledgements hold back the end of an answer
        System.setProperty("sun.net.httpserver.nodelay", "true");
        RunBenchmarkWeb web = new RunBenchmarkWeb(options, photos());
        for (int host = 1; host <= options.hosts; host++) {
            InetAddress own = InetAddress.getByAddress(new byte[] {127, 0, 1, (byte) host});
            if (options.kind == Kind.HTTP_2_OVER_TLS) {
                web.startSecure(own);
                continue;
            }
            var address = new InetSocketAddress(own, 0);
            HttpServer server = HttpServer.create(address, 1_024);
            server.setExecutor(web.threads);
            server.createContext("/", web::answer);
            server.start();
            web.servers.add(server);
            web.pages.add("http://127.0.1." + host + ":" + server.getAddress().getPort() + "/");
        }
        if (options.kind == Kind.ONE_IS_DEAD) {
            ServerSocket socket = new ServerSocket(0, 1_024, InetAddress.ofLiteral("127.0.2.1"));
            web.silent.add(socket);
            web.pages.add("http://127.0.2.1:" + socket.getLocalPort() + "/");
        }
        return web;
    }

    private void startSecure(InetAddress address) throws Exception {
        MockWebServer server = new MockWebServer();
        server.useHttps(SSLContext.getDefault().getSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request.getTarget());
            }
        });
        server.start(address, 0);
        secure.add(server);
        pages.add("https://" + address.getHostAddress() + ":" + server.getPort() + "/");
    }

    private MockResponse answer(String path) {
        MockResponse.Builder answer =
                new MockResponse.Builder().headersDelay(options.firstByte.toMillis(), TimeUnit.MILLISECONDS);
        if (path.equals("/")) {
            answer.addHeader("Content-Type", "text/html").body(page());
        } else if (path.endsWith(".jpg")) {
            answer.addHeader("Content-Type", "image/jpeg").body(new Buffer().write(photo(path)));
        } else {
            answer.code(404);
        }
        return answer.build();
    }

    private byte[] photo(String path) {
        return photos.get(Integer.parseInt(path.replaceAll("[^0-9]", "")) % photos.size());
    }

    private static List<byte[]> photos() throws Exception {
        DemoOptions plain = new DemoOptions(PHOTOS, Duration.ZERO, DemoOptions.Contents.PLAIN_JPEG);
        List<byte[]> photos = new ArrayList<>();
        try (DemoGallery gallery = DemoGallery.start(plain);
                HttpClient client = HttpClient.newHttpClient()) {
            URI page = URI.create(gallery.websites().getFirst().url().toString());
            Matcher images = IMG.matcher(new String(get(client, page), StandardCharsets.UTF_8));
            while (images.find()) {
                photos.add(get(client, page.resolve(images.group(1))));
            }
        }
        return photos;
    }

    private static byte[] get(HttpClient client, URI url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(options.firstByte);
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/")) {
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                send(exchange, page().getBytes(StandardCharsets.UTF_8));
            } else if (path.endsWith(".jpg")) {
                exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
                send(exchange, photo(path));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (options.bytesPerSecond == 0) {
                out.write(body);
                return;
            }
            for (int from = 0; from < body.length; from += CHUNK) {
                out.write(body, from, Math.min(CHUNK, body.length - from));
                out.flush();
                Thread.sleep(Duration.ofSeconds(1).multipliedBy(CHUNK).dividedBy(options.bytesPerSecond));
            }
        }
    }

    private String page() {
        StringBuilder html = new StringBuilder("<!doctype html><title>Photos</title>");
        for (int image = 0; image < options.imagesPerHost; image++) {
            html.append("<img src=\"/photo-").append(image).append(".jpg\">\n");
        }
        return html.toString();
    }

    /// What a fair run takes, in its order.
    List<String> images() {
        List<String> images = new ArrayList<>();
        for (int image = 0; image < options.imagesPerHost; image++) {
            for (String page : pages.subList(0, options.hosts)) {
                images.add(page + "photo-" + image + ".jpg");
            }
        }
        return images;
    }

    List<String> pages() {
        return List.copyOf(pages);
    }

    List<Website> websites() {
        return pages.stream()
                .map(page -> new Website(WebUrl.parse(page).orElseThrow()))
                .toList();
    }

    boolean isSecure() {
        return options.kind == Kind.HTTP_2_OVER_TLS;
    }

    boolean hasDeadHost() {
        return options.kind == Kind.ONE_IS_DEAD;
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket socket : silent) {
            socket.close();
        }
        secure.forEach(MockWebServer::close);
        threads.shutdownNow();
        servers.forEach(server -> server.stop(0));
        threads.close();
    }
}
