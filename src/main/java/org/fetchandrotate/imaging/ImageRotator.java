package org.fetchandrotate.imaging;

import java.io.IOException;
import java.nio.file.Path;
import org.fetchandrotate.model.Rotation;

/// Turns image files of every supported format: `shown(target) = turn(shown(source), angle)`. Immutable and
/// thread-safe; the work is CPU work, so callers bound how many run at once by [ImageInfo#workingBytes()].
public final class ImageRotator {
    private final RotatorLimits limits;

    public ImageRotator(RotatorLimits limits) {
        this.limits = limits;
    }

    /// Reads the header of a file: format, size, number of frames, and checks them against the limits.
    ///
    /// @throws IOException if the file can't be read
    public Inspection inspect(Path source) throws IOException {
        throw new UnsupportedOperationException("not built yet " + limits);
    }

    /// Writes the rotated copy.
    ///
    /// @param target created or overwritten; on any result but [RotationOutcome.Rotated], and on an exception, it does
    ///     not exist afterwards. Never the same file as `source`
    /// @throws IOException if the source can't be read or the target can't be written: trouble of the machine. Trouble
    ///     of the image is a [RotationOutcome.NotRotated]
    public RotationOutcome rotate(Path source, Path target, Rotation rotation, RotationOptions options)
            throws IOException {
        throw new UnsupportedOperationException("not built yet");
    }
}
