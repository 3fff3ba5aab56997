package org.fetchandrotate.fetch.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// Makes sockets for HTTP without TLS, whose answers have the bytes of a `Location` escaped ([LocationBytes]).
/// Immutable, thread-safe.
public final class PlainSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
        return new PlainSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new UnsupportedOperationException("no request is sent from a chosen address");
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        throw new UnsupportedOperationException("no request is sent from a chosen address");
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class PlainSocket extends Socket {
        private @Nullable LocationBytes bytes;

        @Override
        public InputStream getInputStream() throws IOException {
            return bytes().in();
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return bytes().out();
        }

        private synchronized LocationBytes bytes() throws IOException {
            LocationBytes made = bytes;
            if (made == null) {
                made = new LocationBytes(super.getInputStream(), super.getOutputStream());
                bytes = made;
            }
            return made;
        }
    }
}
