package org.fetchandrotate.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fetchandrotate.imaging.Animation.Frame;
import org.fetchandrotate.imaging.webp.WebPCodec;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Looking at animations frame by frame; what each format's frames look like is tested with the format.
final class AnimationTest {
    private static final long MANY = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void givesTheSameFrame_whicheverWayItIsComeTo() throws Exception {
        Animation animation = opened(resource("anim-odd.webp"));
        List<int[]> forward = new ArrayList<>();
        for (int i = 0; i < animation.frames(); i++) {
            forward.add(pixels(animation.frame(i)));
        }
        assertThat(forward).hasSizeGreaterThan(3);
        assertThat(forward.get(0)).isNotEqualTo(forward.get(1));
        for (int i = animation.frames() - 1; i >= 0; i -= 2) {
            assertThat(pixels(animation.frame(i))).isEqualTo(forward.get(i));
        }
        assertThat(animation.frame(animation.frames())).isEmpty();
        assertThat(pixels(animation.frame(0))).isEqualTo(forward.getFirst());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLOCKWISE_90", "FLIP_HORIZONTAL", "TRANSVERSE"})
    void goesInStepWithItsCopy(Rotation rotation) throws Exception {
        byte[] file = resource("anim-odd.webp");
        Animation original = opened(file);
        Animation copy = opened(TestPictures.rotated(new WebPCodec(), file, rotation));
        assertThat(copy.frames()).isEqualTo(original.frames());
        for (int i = 0; i < original.frames(); i++) {
            Frame first = original.frame(i).orElseThrow();
            Frame second = copy.frame(i).orElseThrow();
            assertThat(second.delay()).isEqualTo(first.delay());
            assertThat(PixelDifference.of(first.pixels(), second.pixels(), rotation.transform(), () -> false)
                            .orElseThrow()
                            .largest())
                    .isZero();
        }
    }

    /// As browsers do.
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 11, 80})
    void showsFramesThatWantNoTime_tenASecond(int milliseconds) throws Exception {
        byte[] file = resource("anim-odd.webp");
        for (int i = 0; i + 24 < file.length; i++) {
            if (file[i] == 'A' && file[i + 1] == 'N' && file[i + 2] == 'M' && file[i + 3] == 'F') {
                file[i + 20] = (byte) milliseconds;
                file[i + 21] = 0;
                file[i + 22] = 0;
            }
        }
        assertThat(opened(file).frame(0).orElseThrow().delay())
                .isEqualTo(Duration.ofMillis(milliseconds < 11 ? 100 : milliseconds));
    }

    @Test
    void opensNothing_thatDoesntMoveOrIsTooLargeOrNoImage() throws Exception {
        byte[] animation = resource("anim-odd.webp");
        assertThat(Animation.open(written(animation), 33 * 22)).isPresent();
        assertThat(Animation.open(written(animation), 33 * 22 - 1)).isEmpty();
        assertThat(Animation.open(written(resource("lossless-alpha.webp")), MANY))
                .isEmpty();
        assertThat(Animation.open(written(new byte[] {1, 2, 3}), MANY)).isEmpty();
    }

    @Test
    void endsBeforeAFrameThatIsBroken() throws Exception {
        byte[] file = resource("anim-odd.webp");
        int last = new String(file, StandardCharsets.ISO_8859_1).lastIndexOf("ANMF");
        Arrays.fill(file, last + 40, file.length, (byte) 0xA5);
        Animation animation = opened(file);
        assertThat(animation.frame(animation.frames() - 2)).isPresent();
        assertThat(animation.frame(animation.frames() - 1)).isEmpty();
        assertThat(animation.frame(0)).isPresent();
    }

    private Animation opened(byte[] file) throws IOException {
        return Animation.open(written(file), MANY).orElseThrow();
    }

    private Path written(byte[] file) throws IOException {
        return Files.write(Files.createTempFile(folder, "picture", ""), file);
    }

    private static int[] pixels(Optional<Frame> frame) {
        return frame.orElseThrow().pixels().argb();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(AnimationTest.class.getResourceAsStream("webp/" + name))) {
            return file.readAllBytes();
        }
    }
}
