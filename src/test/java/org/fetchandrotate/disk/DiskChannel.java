package org.fetchandrotate.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.fetchandrotate.disk.Manners.Deed;

/// A file that is written to and brought to the disk, each time with leave of the disk's [Manners].
final class DiskChannel extends FileChannel {
    private final FileChannel plain;
    private final Path path;
    private final Manners manners;

    DiskChannel(FileChannel plain, Path path, Manners manners) {
        this.plain = plain;
        this.path = path;
        this.manners = manners;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        manners.before(Deed.SYNC, path, 0);
        plain.force(metaData);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return plain.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return plain.read(targets, offset, length);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return plain.read(target, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        manners.before(Deed.WRITE, path, source.remaining());
        return plain.write(source);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            manners.before(Deed.WRITE, path, sources[i].remaining());
        }
        return plain.write(sources, offset, length);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        manners.before(Deed.WRITE, path, source.remaining());
        return plain.write(source, position);
    }

    @Override
    public long position() throws IOException {
        return plain.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        plain.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return plain.size();
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        plain.truncate(size);
        return this;
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return plain.transferTo(position, count, target);
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        manners.before(Deed.WRITE, path, count);
        return plain.transferFrom(source, position, count);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return plain.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return plain.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return plain.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        plain.close();
    }
}
