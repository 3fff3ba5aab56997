package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Proof.Kind;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CopyProofTest {
    private final ImageRotator rotator = new ImageRotator(new RotatorLimits(0, 0, 178_000_000));

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "webp/anim-odd.webp,        PIXELS",
        "raster/bigtiff-lzw.tif,    PIXELS",
        "heif/alpha.avif,           CODED_DATA",
        "heif/opaque.heic,          CODED_DATA",
        "webp/lossy-alpha.webp,     TOLERANCE",
    })
    void provesWhatEveryFormatAllows_inEveryWay(String resource, Kind expected) throws Exception {
        Path original = folder.resolve("original");
        try (var in = CopyProofTest.class.getResourceAsStream(resource)) {
            Files.write(original, in.readAllBytes());
        }
        for (Rotation rotation : Rotation.values()) {
            Path copy = folder.resolve("copy-" + rotation.code());
            String method = rotate(original, copy, rotation, JpegUnaligned.REENCODE);
            Kind kind =
                    CopyProof.of(original, copy, rotation, method).orElseThrow().kind();
            // what can't be shown otherwise than it is stored is the same file
            assertThat(kind).as(rotation.code()).isIn(expected, rotation == Rotation.UPRIGHT ? Kind.PIXELS : expected);
            assertThat(CopyProof.of(original, copy, other(rotation), method).map(Proof::kind))
                    .as("%s taken for %s", rotation.code(), other(rotation).code())
                    .contains(Kind.DIFFERENT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "64, 48, REENCODE,    COEFFICIENTS",
        "67, 45, REENCODE,    TOLERANCE",
        "67, 45, ORIENTATION, COEFFICIENTS",
        "67, 45, TRIM,        PART",
    })
    void provesAJpegByItsCoefficients_whereTheyWereMoved(int width, int height, JpegUnaligned mode, Kind expected)
            throws Exception {
        Path original = picture("jpeg", width, height);
        for (Rotation rotation :
                List.of(Rotation.CLOCKWISE_90, Rotation.HALF_TURN, Rotation.CLOCKWISE_270, Rotation.TRANSVERSE)) {
            Path copy = folder.resolve("copy-" + rotation.code());
            String method = rotate(original, copy, rotation, mode);
            assertThat(CopyProof.of(original, copy, rotation, method).map(Proof::kind))
                    .as("%s, %s", rotation.code(), method)
                    .hasValueSatisfying(kind -> assertThat(kind).isIn(expected, Kind.COEFFICIENTS));
        }
        assertThat(CopyProof.of(original, original, Rotation.HALF_TURN, "lossless")
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.DIFFERENT);
    }

    @Test
    void provesDeepPixels_beyondTheEightBitsThatAreShown() throws Exception {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                image.getRaster().setSample(x, y, 0, x * 1500 + y * 37);
            }
        }
        Path original = folder.resolve("deep.png");
        ImageIO.write(image, "png", original.toFile());
        Path copy = folder.resolve("copy.png");
        String method = rotate(original, copy, Rotation.CLOCKWISE_90, JpegUnaligned.REENCODE);
        assertThat(CopyProof.of(original, copy, Rotation.CLOCKWISE_90, method).map(Proof::kind))
                .contains(Kind.PIXELS);
        BufferedImage changed = ImageIO.read(copy.toFile());
        changed.getRaster().setSample(3, 3, 0, changed.getRaster().getSample(3, 3, 0) ^ 1);
        ImageIO.write(changed, "png", copy.toFile());
        assertThat(CopyProof.of(original, copy, Rotation.CLOCKWISE_90, method)
                        .orElseThrow()
                        .kind()
                        .isExact())
                .isFalse();
    }

    @Test
    void findsOnePixelThatIsWrong() throws Exception {
        Path original = picture("png", 300, 200);
        Path copy = folder.resolve("copy.png");
        String method = rotate(original, copy, Rotation.HALF_TURN, JpegUnaligned.REENCODE);
        BufferedImage image = ImageIO.read(copy.toFile());
        image.setRGB(7, 9, image.getRGB(7, 9) ^ 1);
        ImageIO.write(image, "png", copy.toFile());
        Proof proof = CopyProof.of(original, copy, Rotation.HALF_TURN, method).orElseThrow();
        assertThat(proof.kind()).isEqualTo(Kind.DIFFERENT);
        assertThat(proof.largest()).isEqualTo(1);
    }

    /// As tools leave it that move what doesn't fit the blocks by halves.
    @Test
    void findsAStripThatIsWrong_whereOthersAreTolerated() throws Exception {
        Path original = picture("jpeg", 605, 405);
        BufferedImage image = ImageIO.read(original.toFile());
        BufferedImage turned = new BufferedImage(605, 405, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 405; y++) {
            for (int x = 0; x < 605; x++) {
                turned.setRGB(604 - x, 404 - y, image.getRGB(x, y));
            }
        }
        Path copy = folder.resolve("copy.jpg");
        ImageIO.write(turned, "jpeg", copy.toFile());
        assertThat(CopyProof.of(original, copy, Rotation.HALF_TURN, "recoded-q75")
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.TOLERANCE);
        for (int y = 0; y < 405; y++) {
            for (int x = 0; x < 5; x++) {
                turned.setRGB(x, y, 0x00FF00);
            }
        }
        ImageIO.write(turned, "jpeg", copy.toFile());
        assertThat(CopyProof.of(original, copy, Rotation.HALF_TURN, "recoded-q75")
                        .orElseThrow()
                        .kind())
                .isEqualTo(Kind.DIFFERENT);
    }

    private String rotate(Path original, Path copy, Rotation rotation, JpegUnaligned mode) throws Exception {
        var outcome = rotator.rotate(original, copy, rotation, new RotationOptions(mode, 0));
        assertThat(outcome).isInstanceOf(RotationOutcome.Rotated.class);
        return ((RotationOutcome.Rotated) outcome).method().code();
    }

    /// Nothing that could be mistaken for it the other way round.
    private Path picture(String format, int width, int height) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, (x * 255 / width) << 16 | (y * 255 / height) << 8 | (x * y / 9 & 0x3F));
            }
        }
        Path file = folder.resolve("original." + format);
        ImageIO.write(image, format, file.toFile());
        return file;
    }

    private static Rotation other(Rotation rotation) {
        return rotation == Rotation.HALF_TURN ? Rotation.FLIP_HORIZONTAL : Rotation.HALF_TURN;
    }
}
