package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ExifData;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.fetchandrotate.model.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class JpegOrientationTest {
    private static final JpegCodec CODEC = new JpegCodec();

    static Stream<Arguments> everyOrientationAndRotation() {
        return Stream.of(Orientation.values())
                .flatMap(orientation ->
                        Stream.of(Rotation.values()).map(rotation -> Arguments.of(orientation, rotation)));
    }

    private static byte[] withExif(byte[] file, byte[] block) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(file, 0, 2);
        bytes.writeBytes(new byte[] {-1, (byte) Marker.APP1});
        bytes.write(block.length + 8 >>> 8);
        bytes.write(block.length + 8);
        bytes.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(block);
        bytes.write(file, 2, file.length - 2);
        return bytes.toByteArray();
    }

    private record Result(byte[] bytes, RotationMethod method) {}

    private static Result rotate(byte[] file, Rotation rotation, JpegUnaligned unaligned) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try {
            RotationMethod method = CODEC.rotate(file, target, rotation, new RotationOptions(unaligned, 0))
                    .method();
            return new Result(target.toByteArray(), method);
        } catch (ImageFormatException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("everyOrientationAndRotation")
    void showsThePictureRotated_whenAligned(Orientation orientation, Rotation rotation) throws ImageFormatException {
        byte[] jpeg = Pictures.jpeg(Pictures.drawn(96, 64), 0.9f);
        byte[] file = withExif(jpeg, ExifData.of(orientation).bytes());
        Result result = rotate(file, rotation, JpegUnaligned.REENCODE);
        Thumbnail expected = Pictures.rotated(Pictures.shown(file), rotation);
        assertThat(result.method()).isEqualTo(RotationMethod.LOSSLESS);
        assertThat(exifOf(result.bytes()).orientation()).isEqualTo(orientation.after(rotation));
        assertThat(Pictures.psnr(Pictures.shown(result.bytes()), expected)).isGreaterThan(48);
    }

    @ParameterizedTest
    @MethodSource("everyOrientationAndRotation")
    void showsThePictureRotated_whenNotAligned(Orientation orientation, Rotation rotation) {
        byte[] jpeg = Pictures.jpeg(Pictures.drawn(75, 53), 0.9f);
        byte[] file = withExif(jpeg, ExifData.of(orientation).bytes());
        for (JpegUnaligned unaligned : new JpegUnaligned[] {JpegUnaligned.REENCODE, JpegUnaligned.ORIENTATION}) {
            Result result = rotate(file, rotation, unaligned);
            Thumbnail expected = Pictures.rotated(Pictures.shown(file), rotation);
            assertThat(Pictures.psnr(Pictures.shown(result.bytes()), expected)).isGreaterThan(32);
            Transform stored = orientation.storedTransform(rotation);
            boolean aligned = !stored.mirrorsX() && !stored.mirrorsY();
            boolean untagged = orientation == Orientation.NORMAL && unaligned == JpegUnaligned.REENCODE;
            boolean recoded = untagged || rotation == Rotation.UPRIGHT;
            RotationMethod.Kind moved = recoded ? RotationMethod.Kind.RECODED : RotationMethod.Kind.ORIENTATION_TAG;
            assertThat(result.method().kind()).isEqualTo(aligned ? RotationMethod.Kind.LOSSLESS : moved);
        }
    }

    @Test
    void leavesTheDataAlone_whenATagComesOutNormal() {
        byte[] jpeg = Pictures.jpeg(Pictures.drawn(75, 53), 0.9f);
        byte[] file = withExif(jpeg, ExifData.of(Orientation.COUNTERCLOCKWISE).bytes());
        byte[] result =
                rotate(file, Rotation.CLOCKWISE_90, JpegUnaligned.REENCODE).bytes();
        assertThat(result)
                .isEqualTo(withExif(jpeg, ExifData.of(Orientation.NORMAL).bytes()));
    }

    /// Pixel dimensions and a thumbnail of 160 × 120, whose 4:2:0 isn't aligned in height.
    private static byte[] cameraBlock(byte[] thumbnail) {
        ByteBuffer block = ByteBuffer.allocate(100 + thumbnail.length);
        block.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        block.putShort((short) 1);
        block.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(30);
        block.putInt(60);
        block.position(30).putShort((short) 2);
        block.putShort((short) 0xA002).putShort((short) 4).putInt(1).putInt(96);
        block.putShort((short) 0xA003).putShort((short) 4).putInt(1).putInt(64);
        block.position(60).putShort((short) 2);
        block.putShort((short) 0x0201).putShort((short) 4).putInt(1).putInt(100);
        block.putShort((short) 0x0202).putShort((short) 4).putInt(1).putInt(thumbnail.length);
        block.position(100).put(thumbnail);
        return block.array();
    }

    @ParameterizedTest
    @EnumSource
    void rotatesTheEmbeddedThumbnailToo(Rotation rotation) throws ImageFormatException {
        byte[] thumbnail = Pictures.jpeg(Pictures.drawn(160, 120), 0.9f);
        byte[] file = withExif(Pictures.jpeg(Pictures.drawn(96, 64), 0.9f), cameraBlock(thumbnail));
        byte[] result = rotate(file, rotation, JpegUnaligned.REENCODE).bytes();
        byte[] rotated = exifOf(result).thumbnail().orElseThrow();
        Thumbnail expected = Pictures.rotated(Pictures.decoded(thumbnail), rotation);
        assertThat(Pictures.psnr(Pictures.decoded(rotated), expected)).isGreaterThan(32);
    }

    @Test
    void dropsTheEmbeddedThumbnail_whenItIsNoJpeg() throws ImageFormatException {
        byte[] file = withExif(Pictures.jpeg(Pictures.drawn(96, 64), 0.9f), cameraBlock(new byte[500]));
        byte[] result = rotate(file, Rotation.HALF_TURN, JpegUnaligned.REENCODE).bytes();
        assertThat(exifOf(result).thumbnail()).isEmpty();
    }

    private static ExifData exifOf(byte[] file) throws ImageFormatException {
        JpegSegment.MarkerSegment segment =
                new Metadata(new JpegReader(file).read()).exifSegment().orElseThrow();
        return ExifData.parse(Arrays.copyOfRange(file, segment.start() + 6, segment.end()))
                .orElseThrow();
    }
}
