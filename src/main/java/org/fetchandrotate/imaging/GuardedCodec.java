package org.fetchandrotate.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.Rotation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one boundary between hostile bytes and the program: whatever a codec, or a library below it, throws at a
/// malformed image comes out as an [ImageFormatException]. Immutable and thread-safe.
///
/// Two errors are caught as well, although errors usually mean that the machine is in trouble.
/// `OutOfMemoryError`: here it stems from the few large arrays that one image asks for, which are garbage once
/// the stack has unwound, so the next image may well fit; ending a run of thousands for one picture would be
/// worse. `StackOverflowError`: nested containers in a crafted file; the stack is whole again at this point.
final class GuardedCodec {
    private static final Logger LOG = LoggerFactory.getLogger(GuardedCodec.class);

    private final ImageCodec codec;

    GuardedCodec(ImageCodec codec) {
        this.codec = codec;
    }

    ImageInfo inspect(byte[] file) throws ImageFormatException {
        return guarded(() -> codec.inspect(file));
    }

    /// Whatever goes wrong, the whole file decides.
    Optional<ImageInfo> inspectHead(byte[] head, long length) {
        try {
            return codec.inspectHead(head, length);
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException {
        return evenDamaged(file, bytes -> codec.thumbnail(bytes, longestSide));
    }

    Optional<AnimationReader> animation(byte[] file) throws ImageFormatException {
        return evenDamaged(file, codec::animation).map(GuardedReader::new);
    }

    Optional<TileSource> tiles(byte[] file) throws ImageFormatException {
        return evenDamaged(file, codec::tiles).map(GuardedTiles::new);
    }

    /// Looks at what viewers show of a file, where the file itself is damaged.
    private <T> T evenDamaged(byte[] file, Look<T> look) throws ImageFormatException {
        try {
            return guarded(() -> look.at(file));
        } catch (ImageFormatException e) {
            byte[] mended = mended(file, e).file();
            return guarded(() -> look.at(mended));
        }
    }

    /// What viewers show of a file that couldn't be read.
    ///
    /// @param otherwise why it couldn't, which is thrown where there is nothing to be mended
    ImageCodec.Mended mended(byte[] file, ImageFormatException otherwise) throws ImageFormatException {
        if (otherwise.failure().reason() != FailureReason.CORRUPT_IMAGE) {
            throw otherwise;
        }
        Optional<ImageCodec.Mended> mended;
        try {
            mended = guarded(() -> codec.mended(file));
        } catch (ImageFormatException e) {
            otherwise.addSuppressed(e);
            throw otherwise;
        }
        return mended.orElseThrow(() -> otherwise);
    }

    /// @param sink what `target` writes to in the end
    /// @throws IOException if `sink` failed
    ImageCodec.Rotated rotate(
            byte[] file, OutputStream target, HashingOutputStream sink, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        try {
            return guarded(() -> codec.rotate(file, target, rotation, options));
        } catch (ImageFormatException e) {
            Optional<IOException> failure = sink.failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
            throw e;
        }
    }

    private record GuardedTiles(TileSource tiles) implements TileSource {
        @Override
        public Thumbnail read(int left, int top, int width, int height) throws ImageFormatException {
            return guarded(() -> tiles.read(left, top, width, height));
        }

        @Override
        public Orientation orientation() {
            return tiles.orientation();
        }
    }

    private record GuardedReader(AnimationReader reader) implements AnimationReader {
        @Override
        public Optional<Duration> next() throws ImageFormatException {
            return guarded(reader::next);
        }

        @Override
        public ArgbImage picture() {
            return reader.picture();
        }

        @Override
        public Orientation orientation() {
            return reader.orientation();
        }
    }

    private static <T> T guarded(Work<T> work) throws ImageFormatException {
        try {
            return work.run();
        } catch (IOException e) {
            throw ImageFormatException.corrupt(oneLine(e));
        } catch (RuntimeException e) {
            LOG.warn("A codec tripped over malformed data", e);
            throw ImageFormatException.corrupt("malformed data (" + oneLine(e) + ")");
        } catch (StackOverflowError e) {
            LOG.warn("A codec ran out of stack: {}", e.toString());
            throw ImageFormatException.corrupt("nested too deeply");
        } catch (OutOfMemoryError e) {
            LOG.warn("An image needs more memory than there is: {}", e.toString());
            throw ImageFormatException.tooLarge("rotating it takes more memory than there is");
        }
    }

    private static String oneLine(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s+", " ");
    }

    @FunctionalInterface
    private interface Look<T> {
        T at(byte[] file) throws ImageFormatException, IOException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws ImageFormatException, IOException;
    }
}
