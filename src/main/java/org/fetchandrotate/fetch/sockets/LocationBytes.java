package org.fetchandrotate.fetch.sockets;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Both directions of an HTTP/1 connection, where bytes above ASCII in an incoming `Location` are percent-encoded.
/// OkHttp reads headers as UTF-8 and loses what isn't (`/caf\xE9.jpg`); browsers take such bytes as they are. Used
/// by one thread at a time.
///
/// Where an answer's headers begin is told by the other direction: a request was written. They end with the first
/// empty line, save that interim answers (1xx) are followed by others. What comes after is passed on untouched.
///
/// Source: RFC 9112 section 2.2 for the lines; RFC 9110 section 5.5 for bytes above ASCII (obs-text).
final class LocationBytes {
    private static final byte[] NAME = "location:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] INTERIM = "http/1.x 1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final int MINOR_VERSION = 7;

    private final InputStream in;
    private final OutputStream out;

    private boolean inHeaders;
    private boolean interim;
    private boolean firstLine;
    private boolean mayBeName;
    private boolean mayBeInterim;
    private int column;

    LocationBytes(InputStream in, OutputStream out) {
        this.in = new Incoming(in);
        this.out = new Outgoing(out);
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    private void expectHeaders() {
        inHeaders = true;
        interim = false;
        firstLine = true;
        startLine();
    }

    private void startLine() {
        column = 0;
        mayBeName = !firstLine;
        mayBeInterim = firstLine;
    }

    /// Takes one byte of the headers.
    private void take(byte next, ByteArrayOutputStream passed) {
        if (next == '\n') {
            endLine();
        } else if (next != '\r') {
            byte lower = next >= 'A' && next <= 'Z' ? (byte) (next + ('a' - 'A')) : next;
            mayBeName &= column >= NAME.length || lower == NAME[column];
            mayBeInterim &= column >= INTERIM.length || column == MINOR_VERSION || lower == INTERIM[column];
            column++;
            if (next < 0 && mayBeName && column > NAME.length) {
                passed.write('%');
                passed.write(HEX[(next & 0xff) >> 4]);
                passed.write(HEX[next & 0x0f]);
                return;
            }
        }
        passed.write(next);
    }

    private void endLine() {
        if (firstLine) {
            interim = mayBeInterim && column >= INTERIM.length;
            firstLine = false;
        } else if (column == 0) {
            if (interim) {
                expectHeaders();
                return;
            }
            inHeaders = false;
        }
        startLine();
    }

    private final class Incoming extends FilterInputStream {
        private byte[] ready = {};
        private int given;

        Incoming(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (given == ready.length) {
                int read = in.read(buffer, offset, length);
                if (read <= 0 || !inHeaders) {
                    return read;
                }
                ready = escaped(buffer, offset, read);
                given = 0;
            }
            int count = Math.min(length, ready.length - given);
            System.arraycopy(ready, given, buffer, offset, count);
            given += count;
            return count;
        }

        private byte[] escaped(byte[] buffer, int offset, int length) {
            ByteArrayOutputStream passed = new ByteArrayOutputStream(length + 64);
            int index = offset;
            while (index < offset + length && inHeaders) {
                take(buffer[index++], passed);
            }
            passed.write(buffer, index, offset + length - index);
            return passed.toByteArray();
        }

        @Override
        public int available() throws IOException {
            return ready.length - given + in.available();
        }
    }

    private final class Outgoing extends FilterOutputStream {
        Outgoing(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            expectHeaders();
            out.write(one);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            expectHeaders();
            out.write(buffer, offset, length);
        }
    }
}
