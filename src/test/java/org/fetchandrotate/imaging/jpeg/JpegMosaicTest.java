package org.fetchandrotate.imaging.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.TestJpeg.Script;
import org.fetchandrotate.imaging.jpeg.file.Marker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegMosaicTest {
    /// Tiles of 32 × 32 pixels, of which some reach beyond the picture.
    @ParameterizedTest
    @CsvSource({
        "11, INTERLEAVED, 96, 64",
        "11 11 11, INTERLEAVED, 90, 60",
        "22 11 11, INTERLEAVED, 96, 64",
        "22 11 11, PROGRESSIVE, 70, 33",
        "21 11 11, SEPARATE, 65, 64",
        "12 11 11, INTERLEAVED, 96, 50",
        "22 11 11 22, INTERLEAVED, 90, 50",
        "22 22 22, SEPARATE, 90, 50",
    })
    void keepsEveryCoefficient(String sampling, Script script, int width, int height) throws Exception {
        int across = (width - 1) / 32 + 1;
        int down = (height - 1) / 32 + 1;
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < across * down; i++) {
            pieces.add(new TestJpeg(32, 32, sampling).script(script).seed(i).bytes());
        }
        Coefficients joined = Coefficients.of(JpegMosaic.join(pieces, width, height, 32, 32));
        assertThat(List.of(joined.width(), joined.height())).containsExactly(width, height);
        for (int c = 0; c < joined.components().size(); c++) {
            List<int[][]> rows = joined.components().get(c);
            for (int y = 0; y < rows.size(); y++) {
                for (int x = 0; x < rows.get(y).length; x++) {
                    Coefficients first = Coefficients.of(pieces.getFirst());
                    int side = first.components().get(c).size();
                    int sideAcross = first.components().get(c).getFirst().length;
                    Coefficients piece = Coefficients.of(pieces.get(y / side * across + x / sideAcross));
                    assertThat(rows.get(y)[x])
                            .isEqualTo(piece.components().get(c).get(y % side)[x % sideAcross]);
                }
            }
        }
    }

    @Test
    void keepsQuantisation_of16Bits() throws Exception {
        byte[] piece =
                new TestJpeg(32, 32, "22 11 11").wideQuantTables().extended().bytes();
        int table = 2;
        while ((piece[table + 1] & 0xFF) != Marker.DQT) {
            table += 2 + ((piece[table + 2] & 0xFF) << 8 | piece[table + 3] & 0xFF);
        }
        // the last of 64 steps of the first table becomes one that no byte can hold
        piece[table + 5 + 2 * 63] = 2;
        byte[] joined = JpegMosaic.join(List.of(piece), 32, 32, 32, 32);
        assertThat(Coefficients.of(joined).quantTables().getFirst()[63]).isGreaterThan(511);
        assertThat(Coefficients.of(joined)).isEqualTo(Coefficients.of(piece));
    }

    @Test
    void refusesPieces_thatCannotBeOnePicture() throws Exception {
        byte[] piece = new TestJpeg(32, 32, "22 11 11").bytes();
        byte[] other = new TestJpeg(32, 32, "21 11 11").bytes();
        assertThatThrownBy(() -> JpegMosaic.join(List.of(piece, other), 64, 32, 32, 32))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("differ");
        assertThatThrownBy(() -> JpegMosaic.join(List.of(piece), 64, 32, 32, 32))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("1 of 2 pieces");
        assertThatThrownBy(() -> JpegMosaic.join(List.of(piece), 40, 40, 40, 40))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("smaller");
        assertThatThrownBy(() -> JpegMosaic.join(List.of(piece, piece), 48, 32, 24, 32))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("whole MCUs");
        assertThatThrownBy(() -> JpegMosaic.join(List.of(piece), 70_000, 32, 70_000, 32))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("too many");
    }
}
