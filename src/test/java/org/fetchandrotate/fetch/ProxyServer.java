package org.fetchandrotate.fetch;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy on loopback that speaks HTTP (with tunnels) and SOCKS 5, resolves every name to loopback, and writes
/// down what it was asked for.
final class ProxyServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final String wanted;

    /// @param wanted what `Proxy-Authorization` must say, or `user:password` for SOCKS; empty = nothing
    ProxyServer(String wanted) throws IOException {
        this.wanted = wanted;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return socket.getLocalPort();
    }

    /// `GET http://…`, `CONNECT host:port`, `SOCKS host:port`.
    List<String> asked() {
        return asked;
    }

    private void listen() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            int first = in.read();
            if (first == 5) {
                socks(client, in);
            } else if (first > 0) {
                http(client, in, (char) first);
            }
        } catch (IOException e) {
            // the client has gone
        }
    }

    private void http(Socket client, InputStream in, char first) throws IOException {
        String request = first + head(in);
        String[] line = request.lines().findFirst().orElse("").split(" ");
        asked.add(line[0] + " " + line[1]);
        OutputStream out = client.getOutputStream();
        if (!wanted.isEmpty()
                && !request.toLowerCase(Locale.ROOT)
                        .contains("proxy-authorization: " + wanted.toLowerCase(Locale.ROOT))) {
            out.write(
                    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return;
        }
        if (line[0].equals("CONNECT")) {
            int port = Integer.parseInt(line[1].substring(line[1].lastIndexOf(':') + 1));
            try (Socket target = new Socket("127.0.0.1", port)) {
                out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                join(client, target);
            }
            return;
        }
        java.net.URI uri = java.net.URI.create(line[1]);
        try (Socket target = new Socket("127.0.0.1", uri.getPort())) {
            String own = request.replaceFirst(java.util.regex.Pattern.quote(line[1]), uri.getRawPath())
                    .replaceFirst("(?i)\r\nConnection: [^\r]*", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            target.getOutputStream().write(own.getBytes(StandardCharsets.ISO_8859_1));
            target.getInputStream().transferTo(out);
        }
    }

    private void socks(Socket client, DataInputStream in) throws IOException {
        OutputStream out = client.getOutputStream();
        in.readNBytes(in.readUnsignedByte());
        if (wanted.isEmpty()) {
            out.write(new byte[] {5, 0});
        } else {
            out.write(new byte[] {5, 2});
            in.readByte();
            String user = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            String password = new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.UTF_8);
            boolean right = wanted.equals(user + ":" + password);
            out.write(new byte[] {1, (byte) (right ? 0 : 1)});
            if (!right) {
                return;
            }
        }
        in.readNBytes(3);
        String host = in.readUnsignedByte() == 3
                ? new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII)
                : InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
        int port = in.readUnsignedShort();
        asked.add("SOCKS " + host);
        try (Socket target = new Socket("127.0.0.1", port)) {
            out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 0});
            join(client, target);
        }
    }

    private static void join(Socket client, Socket target) throws IOException {
        Thread.ofVirtual().start(() -> {
            try {
                client.getInputStream().transferTo(target.getOutputStream());
                target.shutdownOutput();
            } catch (IOException e) {
                // one of them has gone
            }
        });
        target.getInputStream().transferTo(client.getOutputStream());
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int read;
        while (head.indexOf("\r\n\r\n") < 0 && (read = in.read()) >= 0) {
            head.append((char) read);
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
