package org.fetchandrotate.imaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.jspecify.annotations.Nullable;

/// Rotates image files of every supported format: `shown(target) = rotate(shown(source), angle)`. Immutable and
/// thread-safe. All but [#inspectHead(Path)] takes memory for each byte of the file, and rotating takes
/// [ImageInfo#workingBytes()] besides: callers bound how many run at once.
public final class ImageRotator {
    /// What [#inspectHead(Path)] reads at most.
    public static final int HEAD_BYTES = 1 << 16;

    private static final int WRITE_BUFFER_BYTES = 1 << 16;

    private final RotatorLimits limits;
    private final Map<ImageFormat, ImageCodec> codecs;

    /// A rotator for every format that the program can rotate.
    public ImageRotator(RotatorLimits limits) {
        this(limits, Codecs.builtIn());
    }

    ImageRotator(RotatorLimits limits, Map<ImageFormat, ImageCodec> codecs) {
        this.limits = limits;
        this.codecs = Map.copyOf(codecs);
    }

    /// Looks at the first [#HEAD_BYTES] of a file.
    ///
    /// @return what the file is; empty if that takes the whole of it, see [#inspect(Path)]
    /// @throws IOException if the file can't be read
    public Optional<Inspection> inspectHead(Path source) throws IOException {
        byte[] head;
        long length;
        try (InputStream in = Files.newInputStream(source)) {
            head = in.readNBytes(HEAD_BYTES);
            length = head.length < HEAD_BYTES ? head.length : Files.size(source);
        }
        if (length <= head.length) {
            return Optional.of(inspect(head));
        }
        return FormatSniffer.format(head)
                .flatMap(this::codecFor)
                .flatMap(codec -> codec.inspectHead(head, length))
                .map(this::withinLimits);
    }

    /// Reads a file: its format, size and number of frames, and checks them against the limits.
    ///
    /// @throws IOException if the file can't be read
    public Inspection inspect(Path source) throws IOException {
        return inspect(read(source));
    }

    /// Inspects a file and writes its rotated copy, with one reading.
    ///
    /// @param target created or overwritten; on any result but [RotationOutcome.Rotated], and on an exception, it
    ///     does not exist afterwards. Never the same file as `source`
    /// @throws IOException if the source can't be read or the target can't be written: trouble of the machine.
    ///     Trouble of the image is a [RotationOutcome.NotRotated]
    public RotationOutcome rotate(Path source, Path target, Rotation rotation, RotationOptions options)
            throws IOException {
        return write(source, target, file -> switch (inspect(file)) {
            case Inspection.Refused refused -> new RotationOutcome.NotRotated(refused.failure());
            case Inspection.Accepted(ImageInfo info) -> rotate(file, info, target, rotation, options);
        });
    }

    /// Writes the rotated copy of a file that was inspected.
    ///
    /// @param info what the inspection of `source` said
    /// @param target as above
    /// @throws IOException as above
    public RotationOutcome rotate(Path source, ImageInfo info, Path target, Rotation rotation, RotationOptions options)
            throws IOException {
        return write(source, target, file -> rotate(file, info, target, rotation, options));
    }

    private static RotationOutcome write(Path source, Path target, Work work) throws IOException {
        if (Files.exists(target) && Files.isSameFile(source, target)) {
            throw new FileSystemException(target.toString(), source.toString(), "an image can't replace itself");
        }
        @Nullable RotationOutcome outcome = null;
        try {
            outcome = work.on(read(source));
            return outcome;
        } finally {
            if (!(outcome instanceof RotationOutcome.Rotated) && !Files.isDirectory(target)) {
                Files.deleteIfExists(target);
            }
        }
    }

    private RotationOutcome rotate(byte[] file, ImageInfo info, Path target, Rotation rotation, RotationOptions options)
            throws IOException {
        GuardedCodec codec = codecFor(info.format()).orElseThrow();
        try {
            return rotated(codec, file, info, target, rotation, options);
        } catch (ImageFormatException e) {
            return rotateDamaged(codec, file, info, e, target, rotation, options);
        }
    }

    private static RotationOutcome.Rotated rotated(
            GuardedCodec codec, byte[] file, ImageInfo info, Path target, Rotation rotation, RotationOptions options)
            throws ImageFormatException, IOException {
        var written = new HashingOutputStream(Files.newOutputStream(target));
        try (var buffered = new BufferedOutputStream(written, WRITE_BUFFER_BYTES)) {
            var rotated = codec.rotate(file, buffered, written, rotation, options);
            buffered.flush();
            return new RotationOutcome.Rotated(
                    info, rotated.method(), written.bytes(), written.sha256(), rotated.thumbnail());
        }
    }

    /// Rotates what viewers show of a file, once it turned out to be damaged.
    private static RotationOutcome rotateDamaged(
            GuardedCodec codec,
            byte[] file,
            ImageInfo info,
            ImageFormatException damage,
            Path target,
            Rotation rotation,
            RotationOptions options)
            throws IOException {
        try {
            ImageCodec.Mended mended = codec.mended(file, damage);
            RotationOutcome.Rotated rotated = rotated(codec, mended.file(), info, target, rotation, options);
            return mended.isFilled() ? rotated.ofDamaged() : rotated;
        } catch (ImageFormatException e) {
            return new RotationOutcome.NotRotated(e.failure());
        }
    }

    private Inspection inspect(byte[] file) {
        Optional<ImageFormat> format = FormatSniffer.format(file);
        Optional<String> raw = CameraRaw.nameOf(file);
        if (raw.isPresent()) {
            return refused(
                    format,
                    FailureReason.UNSUPPORTED_FORMAT,
                    "a camera's raw file (" + raw.get() + ") is no picture yet; develop it first");
        }
        if (format.isEmpty()) {
            return refused(format, FailureReason.NOT_AN_IMAGE, FormatSniffer.description(file));
        }
        Optional<GuardedCodec> codec = codecFor(format.get());
        if (codec.isEmpty()) {
            String detail = FormatSniffer.nameOf(format.get()) + " images are not supported";
            return refused(format, FailureReason.UNSUPPORTED_FORMAT, detail);
        }
        try {
            return withinLimits(codec.get().inspect(file));
        } catch (ImageFormatException e) {
            return new Inspection.Refused(format, e.failure());
        }
    }

    private Inspection withinLimits(ImageInfo info) {
        Optional<Failure> breach = limits.breachedBy(info);
        return breach.isPresent()
                ? new Inspection.Refused(Optional.of(info.format()), info.width(), info.height(), breach.get())
                : new Inspection.Accepted(info);
    }

    private Optional<GuardedCodec> codecFor(ImageFormat format) {
        return Optional.ofNullable(codecs.get(format)).map(GuardedCodec::new);
    }

    private static Inspection refused(Optional<ImageFormat> format, FailureReason reason, String detail) {
        return new Inspection.Refused(format, new Failure(reason, detail));
    }

    /// The bytes of a file. One that doesn't fit into an array is cut: no image format that can be rotated
    /// survives that unnoticed, and `max_image_bytes` lies far below.
    static byte[] read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Integer.MAX_VALUE - 16);
        }
    }

    /// What is done with a file's bytes.
    @FunctionalInterface
    private interface Work {
        RotationOutcome on(byte[] file) throws IOException;
    }
}
