package org.fetchandrotate.imaging.jpeg;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.file.JpegReader;
import org.fetchandrotate.imaging.jpeg.file.ZigZag;
import org.fetchandrotate.imaging.jpeg.thumbnail.BlockSource;
import org.fetchandrotate.model.Rotation;

/// All that the picture of a JPEG file consists of, in a plain form that can be compared and rotated by the
/// book.
///
/// @param quantTables for each component 64 steps, row by row
/// @param components for each component its visible blocks, row by row, of 64 coefficients each, row by row
public record Coefficients(int width, int height, List<int[]> quantTables, List<List<int[][]>> components) {
    public static Coefficients of(byte[] file) {
        try {
            JpegFile jpeg = new JpegReader(file).read();
            BlockSource source = BlockSource.of(jpeg);
            FrameHeader frame = jpeg.frame();
            List<List<int[][]>> components = new ArrayList<>();
            List<int[]> quantTables = new ArrayList<>();
            for (int c = 0; c < frame.components().size(); c++) {
                quantTables.add(inRows(jpeg.quantTables().get(c)));
                List<int[][]> rows = new ArrayList<>();
                for (int y = 0; y < FrameHeader.ceilDiv(frame.samplesDown(c), 8); y++) {
                    int[][] row = new int[FrameHeader.ceilDiv(frame.samplesAcross(c), 8)][];
                    for (int x = 0; x < row.length; x++) {
                        row[x] = block(source, c, x, y);
                    }
                    rows.add(row);
                }
                components.add(rows);
            }
            return new Coefficients(frame.width(), frame.height(), quantTables, components);
        } catch (ImageFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static int[] block(BlockSource source, int component, int x, int y) {
        short[] zigzag = new short[64];
        long found = source.read(component, x, y, zigzag) | 1;
        int[] block = new int[64];
        for (int k = 0; k < 64; k++) {
            block[ZigZag.NATURAL[k]] = (found >>> k & 1) == 0 ? 0 : zigzag[k];
        }
        return block;
    }

    private static int[] inRows(int[] zigzag) {
        int[] rows = new int[64];
        for (int k = 0; k < 64; k++) {
            rows[ZigZag.NATURAL[k]] = zigzag[k];
        }
        return rows;
    }

    /// In quarter turns and a mirroring left to right.
    public Coefficients rotated(Rotation rotation) {
        return switch (rotation) {
            case UPRIGHT -> this;
            case CLOCKWISE_90 -> rotated();
            case HALF_TURN -> rotated().rotated();
            case CLOCKWISE_270 -> rotated().rotated().rotated();
            case FLIP_HORIZONTAL -> mirrored();
            case FLIP_VERTICAL -> rotated().rotated().mirrored();
            case TRANSPOSE -> rotated().mirrored();
            case TRANSVERSE -> rotated().rotated().rotated().mirrored();
        };
    }

    private Coefficients mirrored() {
        List<List<int[][]>> mirrored = new ArrayList<>();
        for (List<int[][]> rows : components) {
            List<int[][]> mirroredRows = new ArrayList<>();
            for (int[][] row : rows) {
                int[][] mirroredRow = new int[row.length][];
                for (int x = 0; x < row.length; x++) {
                    mirroredRow[row.length - 1 - x] = row[x].clone();
                    for (int place = 1; place < 64; place += 2) {
                        mirroredRow[row.length - 1 - x][place] *= -1;
                    }
                }
                mirroredRows.add(mirroredRow);
            }
            mirrored.add(mirroredRows);
        }
        return new Coefficients(width, height, quantTables, mirrored);
    }

    /// Rotated by 90 degrees clockwise: transposed, then mirrored left to right.
    public Coefficients rotated() {
        List<List<int[][]>> rotated = new ArrayList<>();
        for (List<int[][]> rows : components) {
            List<int[][]> rotatedRows = new ArrayList<>();
            for (int x = 0; x < rows.getFirst().length; x++) {
                int[][] row = new int[rows.size()][];
                for (int y = 0; y < row.length; y++) {
                    row[row.length - 1 - y] = rotated(rows.get(y)[x]);
                }
                rotatedRows.add(row);
            }
            rotated.add(rotatedRows);
        }
        return new Coefficients(
                /* width= */ height,
                /* height= */ width,
                quantTables.stream().map(Coefficients::transposed).toList(),
                rotated);
    }

    private static int[] transposed(int[] block) {
        int[] transposed = new int[64];
        for (int v = 0; v < 8; v++) {
            for (int u = 0; u < 8; u++) {
                transposed[8 * v + u] = block[8 * u + v];
            }
        }
        return transposed;
    }

    private static int[] rotated(int[] block) {
        int[] rotated = transposed(block);
        for (int place = 0; place < 64; place++) {
            rotated[place] *= place % 2 == 0 ? 1 : -1;
        }
        return rotated;
    }

    /// SHA-256 of all of it.
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            flat().forEach(values -> {
                ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
                bytes.asIntBuffer().put(values);
                digest.update(bytes.array());
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private List<int[]> flat() {
        List<int[]> flat = new ArrayList<>(quantTables);
        flat.add(new int[] {width, height});
        components.forEach(rows -> rows.forEach(row -> flat.addAll(List.of(row))));
        return flat;
    }

    /// Short, since it stands in the messages of failing tests.
    @Override
    public String toString() {
        return "%d × %d %s".formatted(width, height, digest());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Coefficients coefficients
                && Arrays.deepEquals(flat().toArray(), coefficients.flat().toArray());
    }

    @Override
    public int hashCode() {
        return digest().hashCode();
    }
}
