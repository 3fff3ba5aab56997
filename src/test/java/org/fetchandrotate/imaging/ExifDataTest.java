package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.fetchandrotate.model.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What it writes is read by another library, metadata-extractor.
final class ExifDataTest {
    private static final byte[] THUMBNAIL = {-1, (byte) 0xD8, 1, 2, 3, 4, 5, -1, (byte) 0xD9, 0};

    static Stream<ByteOrder> orders() {
        return Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN);
    }

    private static void entry(ByteBuffer block, int tag, int type, int value) {
        block.putShort((short) tag).putShort((short) type).putInt(1);
        if (type == 3) {
            block.putShort((short) value).putShort((short) 0);
        } else {
            block.putInt(value);
        }
    }

    /// Orientation 6, 640 × 480 pixels, 72 by 96 dots per inch, a thumbnail in the middle and a note at the end.
    private static byte[] block(ByteOrder order) {
        ByteBuffer block = ByteBuffer.allocate(200).order(order);
        block.put(order == ByteOrder.BIG_ENDIAN ? new byte[] {'M', 'M'} : new byte[] {'I', 'I'});
        block.putShort((short) 42).putInt(8);
        block.putShort((short) 4);
        entry(block, 0x0112, 3, 6);
        entry(block, 0x011A, 5, 150);
        entry(block, 0x011B, 5, 158);
        entry(block, 0x8769, 4, 70);
        block.putInt(100);
        block.position(70).putShort((short) 2);
        entry(block, 0xA002, 3, 640);
        entry(block, 0xA003, 4, 480);
        block.putInt(0);
        block.position(100).putShort((short) 2);
        entry(block, 0x0201, 4, 130);
        entry(block, 0x0202, 4, THUMBNAIL.length);
        block.putInt(0);
        block.position(130).put(THUMBNAIL);
        block.position(150).putInt(72).putInt(1).putInt(96).putInt(1);
        block.position(180).put("note at the end".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return block.array();
    }

    private static ExifData exif(ByteOrder order) {
        return ExifData.parse(block(order)).orElseThrow();
    }

    private static Metadata read(ExifData exif) {
        Metadata metadata = new Metadata();
        try {
            new TiffReader().processTiff(new ByteArrayReader(exif.bytes()), new ExifTiffHandler(metadata, null, 0), 0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return metadata;
    }

    private static <T extends Directory> T directory(ExifData exif, Class<T> type) {
        return Objects.requireNonNull(read(exif).getFirstDirectoryOfType(type));
    }

    private static int orientationOf(ExifData exif) {
        Integer value = directory(exif, ExifIFD0Directory.class).getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        return value == null ? 0 : value;
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsOrientation(ByteOrder order) {
        assertThat(exif(order).orientation()).isEqualTo(Orientation.CLOCKWISE);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void overwritesOrientation_andNothingElse(ByteOrder order) {
        ExifData changed = exif(order).withOrientation(Orientation.MIRRORED);
        assertThat(orientationOf(changed)).isEqualTo(2);
        assertThat(changed.withOrientation(Orientation.CLOCKWISE).bytes()).isEqualTo(block(order));
    }

    @ParameterizedTest
    @EnumSource
    void addsOrientation_whereThereIsNone(Orientation orientation) {
        byte[] without = block(ByteOrder.LITTLE_ENDIAN);
        without[10] = 0x10; // another tag, "model"
        ExifData changed = ExifData.parse(without).orElseThrow().withOrientation(orientation);
        assertThat(changed.orientation()).isEqualTo(orientation);
        assertThat(changed.thumbnail()).contains(THUMBNAIL);
        assertThat(Arrays.copyOfRange(changed.bytes(), 8, 200)).isEqualTo(Arrays.copyOfRange(without, 8, 200));
        if (orientation != Orientation.NORMAL) {
            assertThat(orientationOf(changed)).isEqualTo(orientation.exifValue());
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void overwritesPixelSize(ByteOrder order) throws Exception {
        ExifSubIFDDirectory directory = directory(exif(order).withPixelSize(480, 70_000), ExifSubIFDDirectory.class);
        assertThat(List.of(
                        directory.getInt(ExifDirectoryBase.TAG_EXIF_IMAGE_WIDTH),
                        directory.getInt(ExifDirectoryBase.TAG_EXIF_IMAGE_HEIGHT)))
                .isEqualTo(List.of(480, 70_000));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void exchangesResolutions(ByteOrder order) throws Exception {
        ExifIFD0Directory directory = directory(exif(order).withResolutionSwapped(), ExifIFD0Directory.class);
        assertThat(List.of(
                        directory.getInt(ExifDirectoryBase.TAG_X_RESOLUTION),
                        directory.getInt(ExifDirectoryBase.TAG_Y_RESOLUTION)))
                .isEqualTo(List.of(96, 72));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void replacesThumbnail_whateverItsSize(ByteOrder order) {
        for (int length : new int[] {1, 5, 10, 11, 500}) {
            byte[] thumbnail = new byte[length];
            Arrays.fill(thumbnail, (byte) 7);
            ExifData changed = exif(order).withThumbnail(thumbnail);
            assertThat(changed.thumbnail()).contains(thumbnail);
            assertThat(new String(changed.bytes(), 180, 15, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("note at the end");
            assertThat(read(changed).getDirectoriesOfType(ExifThumbnailDirectory.class))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void dropsThumbnail(ByteOrder order) {
        ExifData changed = exif(order).withoutThumbnail();
        assertThat(changed.thumbnail()).isEmpty();
        assertThat(read(changed).getDirectoriesOfType(ExifThumbnailDirectory.class))
                .isEmpty();
        assertThat(Arrays.copyOfRange(changed.bytes(), 130, 140)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void makesABlockOfTheOrientationAlone(Orientation orientation) {
        assertThat(orientationOf(ExifData.of(orientation))).isEqualTo(orientation.exifValue());
    }

    @Test
    void isEmpty_whenItIsNoTiff() {
        assertThat(ExifData.parse(new byte[0])).isEmpty();
        assertThat(ExifData.parse("II but nothing of the kind".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .isEmpty();
    }

    @Test
    void survivesDamage() {
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = block(i % 2 == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            for (int flips = 0; flips < 4; flips++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> ExifData.parse(damaged).ifPresent(ExifDataTest::useAll))
                    .doesNotThrowAnyException();
        }
    }

    private static void useAll(ExifData exif) {
        exif.withOrientation(Orientation.TRANSPOSED)
                .withPixelSize(3, 4)
                .withResolutionSwapped()
                .withThumbnail(new byte[30])
                .withoutThumbnail()
                .bytes();
    }

    /// The middle of an area in 64 × 48 pixels, its width and height.
    @ParameterizedTest
    @CsvSource({
        "ROTATE_180, 53, 27, 6, 4",
        "ROTATE_90, 27, 10, 4, 6",
        "ROTATE_270, 20, 53, 4, 6",
        "FLIP_HORIZONTAL, 53, 20, 6, 4",
        "NONE, 10, 20, 6, 4"
    })
    void movesTheSubject_withThePixels(Transform transform, int x, int y, int width, int height) {
        assertThat(exifWithSubject(10, 20, 6, 4)
                        .withSubjectMoved(transform, 64, 48)
                        .bytes())
                .isEqualTo(exifWithSubject(x, y, width, height).bytes());
    }

    private static ExifData exifWithSubject(int... area) {
        ByteBuffer block = ByteBuffer.allocate(60).put(new byte[] {'M', 'M', 0, 42});
        block.putInt(8).putShort((short) 1);
        block.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(26).putInt(0);
        block.putShort((short) 1);
        block.putShort((short) 0x9214)
                .putShort((short) 3)
                .putInt(area.length)
                .putInt(44)
                .putInt(0);
        for (int value : area) {
            block.putShort((short) value);
        }
        return ExifData.parse(block.array()).orElseThrow();
    }
}
