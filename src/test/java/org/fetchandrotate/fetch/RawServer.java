package org.fetchandrotate.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fetchandrotate.url.WebUrl;

/// A server that says exactly what a test wants it to, however wrong, once for each connection, then closes it.
final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Answer speech;
    private final AtomicInteger requests = new AtomicInteger();

    /// What it says after it has read a request's headers.
    interface Speech {
        void say(String requestLine, OutputStream out) throws IOException, InterruptedException;
    }

    /// The same, for what depends on the request's headers.
    interface Answer {
        void say(String requestLine, List<String> headers, OutputStream out) throws IOException, InterruptedException;
    }

    RawServer(Speech speech) throws IOException {
        this((line, _, out) -> speech.say(line, out));
    }

    RawServer(Answer speech) throws IOException {
        this(0, speech);
    }

    private RawServer(int port, Answer speech) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.ofLiteral("127.0.0.1"));
        this.speech = speech;
        Thread.ofVirtual().start(this::listen);
    }

    static RawServer saying(String text) throws IOException {
        return new RawServer((_, out) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static RawServer at(int port, String text) throws IOException {
        return new RawServer(port, (_, _, out) -> out.write(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    WebUrl url(String target) {
        return WebUrl.parse("http://127.0.0.1:" + socket.getLocalPort() + target)
                .orElseThrow();
    }

    int port() {
        return socket.getLocalPort();
    }

    int requests() {
        return requests.get();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            String requestLine = in.readLine();
            if (requestLine == null) {
                return;
            }
            requests.incrementAndGet();
            String line = requestLine;
            List<String> headers = new ArrayList<>();
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
                headers.add(line);
            }
            speech.say(requestLine, headers, client.getOutputStream());
            client.getOutputStream().flush();
        } catch (IOException | InterruptedException e) {
            // The client had enough, as most do here.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
