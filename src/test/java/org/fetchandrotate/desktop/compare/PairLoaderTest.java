package org.fetchandrotate.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotationOutcome;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.imaging.png.PngCodec;
import org.fetchandrotate.model.ImageFormat;
import org.fetchandrotate.model.ImageRecord;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the large view says of copies, measured on real ones.
final class PairLoaderTest {
    private static final String HOST = "a.example";

    @TempDir
    private Path folder;

    /// Colours at half the width: shown after a quarter turn they are smoothed along the other side.
    @ParameterizedTest
    @CsvSource({"cape-light.jpg, CLOCKWISE_90", "cape-light.jpg, CLOCKWISE_270", "cape-light.jpg, HALF_TURN"})
    void anExactJpeg_isSaidToBeExact(String picture, Rotation rotation) throws Exception {
        ImageRecord record = rotated(picture, rotation);
        assertThat(record.rotatedCopy().orElseThrow().method()).startsWith("lossless");
        assertThat(load(record)).isEqualTo(new PixelMatch.Exact());
    }

    @Test
    void aCopyThatIsAnotherPicture_isNot() throws Exception {
        ImageRecord record = rotated("cape-light.jpg", Rotation.CLOCKWISE_90);
        ImageRecord other = rotated("other.jpg", "grey-coast.jpg", Rotation.CLOCKWISE_90);
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        Files.copy(
                workspace.rotated(HOST, other.filename().orElseThrow()),
                workspace.rotated(HOST, record.filename().orElseThrow()),
                StandardCopyOption.REPLACE_EXISTING);
        assertThat(load(record)).isNotEqualTo(new PixelMatch.Exact());
    }

    /// Made smaller they would differ, though every pixel is the same.
    @Test
    void aPictureTooLargeForAllItsPixels_isSaidToBeThat() throws Exception {
        BufferedImage image = new BufferedImage(4_000, 2_101, BufferedImage.TYPE_BYTE_GRAY);
        image.getGraphics().drawLine(0, 0, 3_999, 2_100);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        ImageRecord record = SampleFiles.write(
                workspace, file.toByteArray(), new PngCodec(), ImageFormat.PNG, image.getWidth(), image.getHeight());
        assertThat(load(record)).isEqualTo(new PixelMatch.TooLarge());
    }

    private PixelMatch load(ImageRecord record) throws InterruptedException {
        try (Background background = new Background()) {
            return new PairLoader(new Workspace(folder, Settings.Files.DEFAULTS), background)
                    .load(record)
                    .match();
        }
    }

    private ImageRecord rotated(String picture, Rotation rotation) throws Exception {
        return rotated(picture, picture, rotation);
    }

    private ImageRecord rotated(String name, String picture, Rotation rotation) throws Exception {
        Workspace workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        Path original = workspace.original(HOST, name);
        Path copy = workspace.rotated(HOST, name);
        Files.createDirectories(original.getParent());
        Files.createDirectories(copy.getParent());
        try (InputStream stream = PairLoaderTest.class.getResourceAsStream("/org/fetchandrotate/demo/" + picture)) {
            Files.copy(stream, original);
        }
        RotationOutcome outcome = new ImageRotator(new RotatorLimits(0, 0, Long.MAX_VALUE))
                .rotate(original, copy, rotation, new RotationOptions(JpegUnaligned.REENCODE, 0));
        RotationOutcome.Rotated rotated = (RotationOutcome.Rotated) outcome;
        return ImageRecord.candidate(
                        "https://a.example/" + name,
                        HOST,
                        Instant.EPOCH,
                        new ImageRecord.Origin(1, "https://a.example/", Optional.empty(), "", 0, OptionalInt.empty()))
                .downloaded(
                        name,
                        new ImageRecord.Picture(
                                Optional.of(ImageFormat.JPEG),
                                rotated.info().width(),
                                rotated.info().height(),
                                Files.size(original),
                                "ab".repeat(32)))
                .processed(new ImageRecord.RotatedCopy(
                        rotation, rotated.method().code(), rotated.bytes(), rotated.sha256(), Duration.ZERO));
    }
}
