package org.fetchandrotate.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.fetchandrotate.url.WebUrl;

/// A server whose hosts each misbehave in their own way ([Fault]); every other host is well. Connections are used
/// once.
final class FaultServer implements AutoCloseable {
    private static final String WELL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nwell";

    private final ServerSocket socket = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger open = new AtomicInteger();

    FaultServer() throws IOException {
        Thread.ofVirtual().start(this::listen);
    }

    WebUrl url(String host) {
        return WebUrl.parse("http://" + host + ":" + socket.getLocalPort() + "/")
                .orElseThrow();
    }

    /// Connections that are being answered.
    int open() {
        return open.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String path = "/";
            Optional<Fault> fault = Optional.empty();
            String line = in.readLine();
            while (line != null && !line.isEmpty()) {
                if (line.startsWith("GET ")) {
                    path = line.split(" ")[1];
                } else if (line.startsWith("Host: ")) {
                    String host = line.substring("Host: ".length()).replaceAll(":.*", "");
                    fault = Arrays.stream(Fault.values())
                            .filter(one -> one.host().equals(host))
                            .findFirst();
                }
                line = in.readLine();
            }
            Fault.Connection connection = new Fault.Connection(client, path, end);
            if (fault.isPresent()) {
                fault.get().answer(connection);
            } else {
                connection.say(WELL);
            }
        } catch (IOException | InterruptedException e) {
            // the client has had enough
        } finally {
            open.decrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        socket.close();
    }
}
