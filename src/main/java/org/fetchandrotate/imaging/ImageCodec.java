package org.fetchandrotate.imaging;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;

/// Rotates images of one format. Implementations are immutable and thread-safe.
public interface ImageCodec {
    /// Reads what the file says of itself, without decoding; allocates nothing in proportion to what it claims.
    ///
    /// @throws ImageFormatException if it is malformed or of a kind that can't be rotated
    ImageInfo inspect(byte[] file) throws ImageFormatException;

    /// The same from a file's first bytes, where those say it all.
    ///
    /// @param head the first bytes of a file
    /// @param length of the whole file, in bytes
    /// @return what [#inspect(byte[])] says of the whole file, if nothing behind the head is malformed; empty if
    ///     more has to be seen, or the file is to be refused
    default Optional<ImageInfo> inspectHead(byte[] head, long length) {
        return Optional.empty();
    }

    /// Writes the rotated image. The caller has inspected `file` and accepted its size.
    ///
    /// @throws ImageFormatException if the image is malformed; what was written to `target` is of no use then
    /// @throws IOException if `target` can't be written
    Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException;

    /// A small picture of the first frame as shown, decoding as little as needed.
    ///
    /// @param longestSide pixels; a smaller image isn't enlarged
    Optional<Thumbnail> thumbnail(byte[] file, int longestSide) throws ImageFormatException;

    /// The frames of an animation, to be decoded one after the other.
    ///
    /// @return empty if the file isn't one that changes as it is looked at; it may still have but one frame
    default Optional<AnimationReader> animation(byte[] file) throws ImageFormatException {
        return Optional.empty();
    }

    /// Parts of the picture in its own pixels.
    ///
    /// @return empty if they can't be had without the whole
    default Optional<TileSource> tiles(byte[] file) throws ImageFormatException {
        return Optional.empty();
    }

    /// What viewers show of a damaged file, as a sound one.
    ///
    /// @return empty if that is nothing, or nothing is known of how they mend it
    /// @throws ImageFormatException if it is malformed where nobody can mend it
    default Optional<Mended> mended(byte[] file) throws ImageFormatException, IOException {
        return Optional.empty();
    }

    /// A file that stands for a damaged one.
    ///
    /// @param file sound
    /// @param isFilled whether something of the picture was missing or made no sense, and was filled
    record Mended(byte[] file, boolean isFilled) {}

    /// How it was done.
    ///
    /// @param thumbnail if one was asked for and cost no second decoding
    record Rotated(RotationMethod method, Optional<Thumbnail> thumbnail) {}
}
