package org.fetchandrotate.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// Unpacks gzip as browsers do: the packed data says itself where it ends, and what is behind it, a checksum and a
/// length, may be wrong or missing, as servers send it that pack on the way. Single-threaded.
///
/// Source: RFC 1952, 2.3 "Member format".
final class TolerantGzip extends GZIPInputStream {
    private static final int TRAILER = 8;

    private boolean over;

    TolerantGzip(InputStream in, int buffer) throws IOException {
        super(in, buffer);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (over) {
            return -1;
        }
        try {
            return super.read(target, offset, length);
        } catch (EOFException | ZipException e) {
            // behind a wrong trailer another member would be lost
            if (inf.finished() && inf.getRemaining() <= TRAILER) {
                over = true;
                return -1;
            }
            throw e;
        }
    }
}
