package org.fetchandrotate.imaging.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.imaging.ArgbImage;
import org.fetchandrotate.imaging.CodecFuzz;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.TestPictures;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.model.FailureReason;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.RotationMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IcoCodecTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 64, 48};

    private final IcoCodec codec = new IcoCodec(new FakePng());

    @ParameterizedTest
    @EnumSource
    void rotatesEverySize_withItsMask(Rotation rotation) throws ImageFormatException {
        byte[] file =
                file(1, TestBitmaps.iconBitmap(16, 32), TestBitmaps.iconBitmap(9, 8), TestBitmaps.iconBitmap(5, 4));
        byte[] rotated = TestPictures.rotated(codec, file, rotation);
        for (int i = 0; i < 3; i++) {
            ArgbImage expected = TestPictures.rotatedPlainly(shown(file, i), rotation);
            assertThat(shown(rotated, i).argb()).isEqualTo(expected.argb());
        }
        assertThat(rotated).hasSize(file.length);
    }

    /// A header of the fifth version holds the colours' masks itself and says where the colour profile lies,
    /// behind the picture and its mask.
    @ParameterizedTest
    @CsvSource({"32, 3", "32, 0", "16, 3", "24, 0"})
    void keepsProfiles_ofV5Headers(int bits, int compression) throws ImageFormatException {
        byte[] profile = {1, 2, 3, 4, 5, 6, 7};
        byte[] plain = TestBitmaps.iconBitmap(9, bits);
        byte[] bitmap = TestBitmaps.withV5Header(plain, compression, profile);
        byte[] rotated = TestPictures.rotated(codec, file(1, bitmap), Rotation.CLOCKWISE_90);
        byte[] expected = TestPictures.rotated(codec, file(1, plain), Rotation.CLOCKWISE_90);
        int start = 6 + 16;
        assertThat(Arrays.copyOfRange(rotated, start + 124, rotated.length - profile.length))
                .isEqualTo(Arrays.copyOfRange(expected, start + 40, expected.length));
        int place = DibHeader.view(rotated).getInt(start + 112);
        assertThat(Arrays.copyOfRange(rotated, start + place, rotated.length)).isEqualTo(profile);
        assertThat(DibHeader.view(rotated).getInt(6 + 8)).isEqualTo(rotated.length - start);
    }

    @Test
    void handsPngEntries_toTheirCodec() throws ImageFormatException {
        byte[] rotated =
                TestPictures.rotated(codec, file(1, PNG, TestBitmaps.iconBitmap(8, 24)), Rotation.CLOCKWISE_90);
        ByteBuffer view = DibHeader.view(rotated);
        int length = view.getInt(6 + 8);
        int offset = view.getInt(6 + 12);
        assertThat(Arrays.copyOfRange(rotated, offset, offset + length)).endsWith(48, 64, 90);
        assertThat(view.getInt(22 + 12)).isEqualTo(offset + length);
    }

    @ParameterizedTest
    @CsvSource({"90, 12, 3", "180, 12, 12", "270, 3, 12", "flip-horizontal, 12, 3", "transverse, 12, 12"})
    void movesTheHotSpot_ofCursors(String degrees, int x, int y) throws ImageFormatException {
        byte[] file = file(2, TestBitmaps.iconBitmap(16, 4));
        DibHeader.view(file).putShort(6 + 4, (short) 3).putShort(6 + 6, (short) 3);
        ByteBuffer rotated = DibHeader.view(
                TestPictures.rotated(codec, file, Rotation.ofCode(degrees).orElseThrow()));
        assertThat(List.of((int) rotated.getShort(6 + 4), (int) rotated.getShort(6 + 6)))
                .containsExactly(x, y);
    }

    @Test
    void tellsTheLargestSize() throws ImageFormatException {
        byte[] file = file(1, TestBitmaps.iconBitmap(16, 32), PNG);
        ImageInfo info = codec.inspect(file);
        assertThat(info).isEqualTo(new ImageInfo(ImageFormat.ICO, 64, 48, 2, info.workingBytes()));
    }

    @Test
    void makesThumbnails_ofTheLargestSize() throws ImageFormatException {
        byte[] file = file(1, TestBitmaps.iconBitmap(16, 24), TestBitmaps.iconBitmap(32, 24));
        assertThat(codec.thumbnail(file, 100).orElseThrow().width()).isEqualTo(32);
        assertThat(codec.thumbnail(file(1, PNG), 100).orElseThrow().width()).isEqualTo(1);
        assertThat(codec.thumbnail(file(2, TestBitmaps.iconBitmap(16, 4)), 100)).isPresent();
    }

    @Test
    void refusesImagesThatOverlap() {
        byte[] file = file(1, TestBitmaps.iconBitmap(16, 32), TestBitmaps.iconBitmap(16, 32));
        DibHeader.view(file).putInt(22 + 8, file.length - 60).putInt(22 + 12, 40);
        assertThatThrownBy(() -> codec.inspect(file))
                .isInstanceOfSatisfying(
                        ImageFormatException.class,
                        e -> assertThat(e.failure().reason()).isEqualTo(FailureReason.CORRUPT_IMAGE));
    }

    @Test
    void survivesMutations() {
        byte[] file = file(1, TestBitmaps.iconBitmap(16, 32), TestBitmaps.iconBitmap(9, 8), PNG);
        CodecFuzz.assertSurvives(codec, List.of(file, file(2, TestBitmaps.iconBitmap(7, 1))), 2500);
    }

    private static byte[] file(int type, byte[]... images) {
        ByteBuffer directory = ByteBuffer.allocate(6 + 16 * images.length).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) type).putShort((short) images.length);
        var all = new ByteArrayOutputStream();
        for (byte[] image : images) {
            int size = Arrays.equals(image, PNG) ? 64 : DibHeader.view(image).getInt(4);
            directory.put((byte) size).put((byte) size).putShort((short) 0);
            directory.putShort((short) 1).putShort((short) 32);
            directory.putInt(image.length).putInt(directory.capacity() + all.size());
            all.writeBytes(image);
        }
        byte[] file = Arrays.copyOf(directory.array(), directory.capacity() + all.size());
        System.arraycopy(all.toByteArray(), 0, file, directory.capacity(), all.size());
        return file;
    }

    /// An image of an icon, without its palette: what index, colour and mask each pixel has.
    private static ArgbImage shown(byte[] file, int index) throws ImageFormatException {
        ByteBuffer view = DibHeader.view(file);
        int start = view.getInt(6 + 16 * index + 12);
        DibHeader header = DibHeader.read(file, start);
        int width = header.width();
        int height = header.height() / 2;
        int bits = header.bits();
        int pixels = start + header.size() + 4 * header.colours();
        int stride = (int) PackedPixels.stride(width, bits, 4);
        int mask = pixels + stride * height;
        int maskStride = (int) PackedPixels.stride(width, 1, 4);
        int[] argb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int row = height - 1 - y;
                int value = 0;
                for (int bit = x * bits; bit < (x + 1) * bits; bit++) {
                    value = (value << 1) | ((file[pixels + row * stride + bit / 8] >> (7 - bit % 8)) & 1);
                }
                int masked = (file[mask + row * maskStride + x / 8] >> (7 - x % 8)) & 1;
                argb[y * width + x] = value * 31 + masked;
            }
        }
        return new ArgbImage(width, height, argb);
    }

    /// Takes the two bytes behind the signature for the size.
    private record FakePng() implements ImageCodec {
        @Override
        public ImageInfo inspect(byte[] file) throws ImageFormatException {
            if (file.length < 10) {
                throw ImageFormatException.corrupt("short");
            }
            return new ImageInfo(ImageFormat.PNG, file[8] & 0xFF, file[9] & 0xFF, 1, 0);
        }

        @Override
        public Rotated rotate(byte[] file, OutputStream target, Rotation rotation, RotationOptions options)
                throws IOException {
            target.write(Arrays.copyOf(file, 8));
            target.write(new byte[] {file[9], file[8], (byte) Integer.parseInt(rotation.code())});
            return new Rotated(RotationMethod.LOSSLESS, Optional.empty());
        }

        @Override
        public Optional<Thumbnail> thumbnail(byte[] file, int longestSide) {
            return Optional.of(new Thumbnail(1, 1, new int[1]));
        }
    }
}
