package org.fetchandrotate.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.fetchandrotate.disk.Manners.Deed;

/// A file that is written to, each time with leave of the disk's [Manners].
record DiskChannel(SeekableByteChannel plain, Path path, Manners manners) implements SeekableByteChannel {
    @Override
    public int write(ByteBuffer source) throws IOException {
        manners.before(Deed.WRITE, path, source.remaining());
        return plain.write(source);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return plain.read(target);
    }

    @Override
    public long position() throws IOException {
        return plain.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        plain.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return plain.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        plain.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return plain.isOpen();
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }
}
