package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.fetchandrotate.imaging.CopyProof;
import org.fetchandrotate.imaging.ImageRotator;
import org.fetchandrotate.imaging.Pictures;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.RotationOutcome;
import org.fetchandrotate.imaging.RotatorLimits;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Proof;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Rotates files that are cut off or otherwise damaged, as whoever calls the rotator does.
class DamagedJpegTest {
    private static final RotationOptions OPTIONS = new RotationOptions(JpegUnaligned.REENCODE, 0);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Script.class)
    void rotatesWhatIsThere_andSaysSo(Script script) throws IOException {
        byte[] sound = new TestJpeg(96, 64, "22 11 11").script(script).bytes();
        Path original = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(sound, sound.length * 2 / 3));
        for (Rotation rotation : Rotation.values()) {
            if (rotation == Rotation.UPRIGHT) {
                continue; // stays as it is, damage and all
            }
            Path copy = folder.resolve(rotation + ".jpg");
            assertThat(rotated(original, copy, rotation)).isEqualTo("mended+damage-filled");
            assertThat(CopyProof.of(original, copy, rotation, "mended+damage-filled")
                            .orElseThrow()
                            .kind())
                    .isEqualTo(Proof.Kind.COEFFICIENTS);
        }
        assertThat(Pictures.read(original, 1 << 20)).isPresent();
    }

    @Test
    void saysOfEncodingAnew_thatTheOriginalIsDamaged() throws IOException {
        byte[] sound = new TestJpeg(90, 61, "22 11 11").bytes();
        Path original = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(sound, sound.length * 2 / 3));
        assertThat(rotated(original, folder.resolve("copy.jpg"), Rotation.HALF_TURN))
                .startsWith("recoded-q")
                .endsWith("+damage-filled");
    }

    @Test
    void staysLossless_whereOnlyARestartIsMisnumbered() throws IOException {
        byte[] file = new TestJpeg(96, 64, "22 11 11").restartInterval(2).bytes();
        int third = 0;
        while (file[third] != -1 || (file[third + 1] & 0xFF) != 0xD2) {
            third++;
        }
        file[third + 1] = (byte) 0xD6;
        Path original = Files.write(folder.resolve("misnumbered.jpg"), file);
        assertThat(rotated(original, folder.resolve("copy.jpg"), Rotation.HALF_TURN))
                .isEqualTo("lossless");
    }

    private static String rotated(Path original, Path copy, Rotation rotation) throws IOException {
        var rotator = new ImageRotator(new RotatorLimits(0, 0, Long.MAX_VALUE));
        RotationOutcome outcome = rotator.rotate(original, copy, rotation, OPTIONS);
        assertThat(outcome).isInstanceOf(RotationOutcome.Rotated.class);
        return ((RotationOutcome.Rotated) outcome).method().code();
    }
}
