package org.fetchandrotate.imaging.jpeg.lossless;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.jpeg.Coefficients;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.imaging.jpeg.TestJpeg;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.imaging.jpeg.file.EntropyData;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.JpegSegment.Scan;
import org.fetchandrotate.imaging.jpeg.file.ScanLayout;
import org.fetchandrotate.imaging.jpeg.transform.BlockTransform;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs of blocks that end early are what a rotation by 180° changes in a progressive scan, so the pictures
/// here are full of empty blocks.
final class ProgressiveCopierTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40})
    void rotatesEveryCoefficient_whateverRunsTheScansHave(int restartInterval) throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            for (int empty : new int[] {0, 1, 4, 40, 100_000}) {
                byte[] file = new TestJpeg(16 * (1 + seed % 9), 16 * (1 + seed % 7), "21 11")
                        .script(Script.PROGRESSIVE)
                        .restartInterval(restartInterval)
                        .emptyBlocks(empty)
                        .seed(seed)
                        .bytes();
                assertThat(Coefficients.of(rotatedBy180(file)))
                        .as("seed %d, %d empty", seed, empty)
                        .isEqualTo(Coefficients.of(file).rotated().rotated());
            }
        }
    }

    @Test
    void rotatesEveryCoefficient_whenARunIsLongerThanOneSymbolCanTell() throws Exception {
        byte[] file = new TestJpeg(1600, 1600, "11")
                .script(Script.PROGRESSIVE)
                .emptyBlocks(36_000)
                .bytes();
        assertThat(Coefficients.of(rotatedBy180(file)))
                .isEqualTo(Coefficients.of(file).rotated().rotated());
    }

    @Test
    void copiesMostScans_butNotThoseWhoseTableLacksARun() throws Exception {
        Set<Boolean> writable = new HashSet<>();
        for (int seed = 0; seed < 200 && writable.size() < 2; seed++) {
            JpegFile file = new JpegReader(new TestJpeg(32, 32, "11")
                            .script(Script.PROGRESSIVE)
                            .emptyBlocks(4)
                            .seed(seed)
                            .bytes())
                    .read();
            for (Scan scan : file.scans()) {
                if (scan.firstIndex() > 0 && !scan.isRefinement()) {
                    writable.add(read(file, scan).isWritable());
                }
            }
        }
        assertThat(writable).containsExactlyInAnyOrder(true, false);
    }

    private static CopiedBand read(JpegFile file, Scan scan) throws ImageFormatException {
        ScanLayout layout = new ScanLayout(file.frame(), scan);
        EntropyData data = EntropyData.of(file.bytes(), scan.start(), scan.end());
        return CopiedBand.of(
                scan,
                data,
                layout,
                layout,
                BandSkipper.of(scan, data, new long[layout.mcus()], BlockTransform.ROTATE_180.negated()),
                BlockTransform.ROTATE_180);
    }

    private static byte[] rotatedBy180(byte[] file) throws Exception {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        new JpegCodec().rotate(file, target, Rotation.HALF_TURN, new RotationOptions(JpegUnaligned.TRIM, 0));
        return target.toByteArray();
    }
}
