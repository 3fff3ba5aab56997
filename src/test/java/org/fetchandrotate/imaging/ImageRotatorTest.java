package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageRotatorTest {
    private static final RotatorLimits LIMITS = new RotatorLimits(10, 10, 1000);
    private static final RotationOptions OPTIONS = new RotationOptions(JpegUnaligned.REENCODE, 0);
    private static final byte[] GIF = "GIF89a".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder;

    private Path source;
    private Path target;

    @BeforeEach
    void layOutFiles() throws IOException {
        source = Files.write(folder.resolve("source"), GIF);
        target = folder.resolve("target");
    }

    @Test
    void writesCountsAndHashes_whenRotated() throws IOException {
        RotationOutcome outcome = rotate((file, out) -> out.write("abc".getBytes(StandardCharsets.US_ASCII)));
        assertThat(outcome)
                .isEqualTo(new RotationOutcome.Rotated(
                        info(20, 20, 1),
                        RotationMethod.LOSSLESS,
                        3,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                        Optional.empty()));
        assertThat(target).hasContent("abc");
    }

    @Test
    void leavesNoTarget_whenTheImageIsCorrupt() throws IOException {
        Files.writeString(target, "an older one");
        assertThat(rotate((file, out) -> {
                    out.write(new byte[200_000]);
                    throw ImageFormatException.corrupt("cut short");
                }))
                .isEqualTo(notRotated(FailureReason.CORRUPT_IMAGE, "cut short"));
        assertThat(target).doesNotExist();
    }

    @Test
    void takesForCorrupt_whatTripsACodec() throws IOException {
        assertThat(rotate((file, out) -> {
                    throw new IllegalStateException("no such\n table");
                }))
                .isEqualTo(notRotated(FailureReason.CORRUPT_IMAGE, "malformed data (no such table)"));
        assertThat(rotate((file, out) -> {
                    throw new IOException("bad block");
                }))
                .isEqualTo(notRotated(FailureReason.CORRUPT_IMAGE, "bad block"));
        assertThat(rotate((file, out) -> {
                    throw new StackOverflowError();
                }))
                .isEqualTo(notRotated(FailureReason.CORRUPT_IMAGE, "nested too deeply"));
    }

    @Test
    void takesForTooLarge_whatDoesNotFitInMemory() throws IOException {
        assertThat(rotate((file, out) -> {
                    throw new OutOfMemoryError();
                }))
                .isEqualTo(notRotated(FailureReason.TOO_MANY_PIXELS, "rotating it takes more memory than there is"));
        assertThat(target).doesNotExist();
    }

    @Test
    void refusesUnwantedSizes_fromTheHeader() throws IOException {
        assertThat(inspect(9, 20, 1))
                .isEqualTo(refused(9, 20, FailureReason.TOO_SMALL, "9 × 20 pixels, wanted at least 10 × 10"));
        assertThat(inspect(20, 20, 3))
                .isEqualTo(
                        refused(20, 20, FailureReason.TOO_MANY_PIXELS, "20 × 20 pixels × 3 frames, allowed are 1000"));
        assertThat(inspect(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(Inspection.Refused.class);
        assertThat(inspect(20, 25, 2)).isEqualTo(new Inspection.Accepted(info(20, 25, 2)));
    }

    @Test
    void namesTheFormat_ifItHasNoCodec() throws IOException {
        Files.writeString(source, "<svg/>");
        var rotator = new ImageRotator(LIMITS);
        var failure = new Failure(FailureReason.UNSUPPORTED_FORMAT, "SVG images are not supported");
        assertThat(rotator.inspect(source)).isEqualTo(new Inspection.Refused(Optional.of(ImageFormat.SVG), failure));
        assertThat(rotator.rotate(source, target, Rotation.HALF_TURN, OPTIONS))
                .isEqualTo(new RotationOutcome.NotRotated(failure));
    }

    @Test
    void saysWhatItIs_ifNotAnImage() throws IOException {
        Files.writeString(source, "<!doctype html>");
        assertThat(new ImageRotator(LIMITS).inspect(source))
                .isEqualTo(
                        new Inspection.Refused(Optional.empty(), new Failure(FailureReason.NOT_AN_IMAGE, "HTML page")));
    }

    @Test
    void keepsTheSource_ifAskedToReplaceIt() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), source);
        var rotator = new ImageRotator(LIMITS);
        assertThatThrownBy(() -> rotator.rotate(source, link, Rotation.HALF_TURN, OPTIONS))
                .isInstanceOf(FileSystemException.class);
        assertThat(source).hasBinaryContent(GIF);
        assertThat(link).exists();
    }

    @Test
    void blamesTheMachine_ifFilesCannotBeReadOrWritten() {
        var rotator = new ImageRotator(LIMITS, Map.of(ImageFormat.GIF, new FakeCodec(info(20, 20, 1), (f, o) -> {})));
        assertThatThrownBy(() -> rotator.rotate(folder.resolve("none"), target, Rotation.HALF_TURN, OPTIONS))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> rotator.rotate(source, folder, Rotation.HALF_TURN, OPTIONS))
                .isInstanceOf(IOException.class);
        assertThat(folder).exists();
    }

    @Test
    void blamesTheMachine_ifTheDiskIsFull() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        Path link = Files.createSymbolicLink(folder.resolve("full"), full);
        var codec = new FakeCodec(info(20, 20, 1), (file, out) -> out.write(new byte[1 << 20]));
        var rotator = new ImageRotator(LIMITS, Map.of(ImageFormat.GIF, codec));
        assertThatThrownBy(() -> rotator.rotate(source, link, Rotation.HALF_TURN, OPTIONS))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("space");
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private RotationOutcome rotate(Rotating rotating) throws IOException {
        var codecs = Map.<ImageFormat, ImageCodec>of(ImageFormat.GIF, new FakeCodec(info(20, 20, 1), rotating));
        return new ImageRotator(LIMITS, codecs).rotate(source, target, Rotation.HALF_TURN, OPTIONS);
    }

    private Inspection inspect(int width, int height, int frames) throws IOException {
        var codec = new FakeCodec(info(width, height, frames), (file, out) -> {});
        return new ImageRotator(LIMITS, Map.of(ImageFormat.GIF, codec)).inspect(source);
    }

    private static ImageInfo info(int width, int height, int frames) {
        return new ImageInfo(ImageFormat.GIF, width, height, frames, 0);
    }

    private static Inspection refused(int width, int height, FailureReason reason, String detail) {
        return new Inspection.Refused(Optional.of(ImageFormat.GIF), width, height, new Failure(reason, detail));
    }

    private static RotationOutcome notRotated(FailureReason reason, String detail) {
        return new RotationOutcome.NotRotated(new Failure(reason, detail));
    }

    @FunctionalInterface
    private interface Rotating {
        void rotate(byte[] file, OutputStream target) throws ImageFormatException, IOException;
    }

    private record FakeCodec(ImageInfo info, Rotating rotating) implements ImageCodec {
        @Override
        public ImageInfo inspect(byte[] file) {
            return info;
        }

        @Override
        public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
                throws ImageFormatException, IOException {
            rotating.rotate(file, target);
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }

        @Override
        public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) {
            return Optional.empty();
        }
    }
}
