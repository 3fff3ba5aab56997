package org.fetchandrotate.imaging.jpeg.thumbnail;

import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.Orientation;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.TileSource;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;

/// Gives parts of a JPEG by decoding the blocks that they lie in, and no others. Thinned colours are enlarged by
/// repeating them, as in the picture as a whole. Single-threaded.
public final class BlockTiles implements TileSource {
    private final JpegFile file;
    private final FrameHeader frame;
    private final BlockSource source;
    private final Colours colours;
    private final Orientation orientation;

    /// @throws ImageFormatException if the data is cut off or makes no sense
    public BlockTiles(JpegFile file, Metadata metadata) throws ImageFormatException {
        this.file = file;
        frame = file.frame();
        colours = Colours.of(frame, metadata);
        orientation = metadata.orientation();
        source = BlockSource.of(file);
    }

    @Override
    public Orientation orientation() {
        return orientation;
    }

    @Override
    public Thumbnail read(int left, int top, int width, int height) {
        Part[] parts = new Part[colours.components()];
        for (int c = 0; c < parts.length; c++) {
            parts[c] = part(c, left, top, width, height);
        }
        int[] argb = new int[width * height];
        float[] pixel = new float[parts.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < pixel.length; c++) {
                    pixel[c] = parts[c].at(left + x, top + y);
                }
                argb[y * width + x] = colours.argb(pixel);
            }
        }
        return new Thumbnail(width, height, argb);
    }

    private Part part(int component, int left, int top, int width, int height) {
        Scale columns = new Scale(frame.samplesAcross(component), frame.width());
        Scale rows = new Scale(frame.samplesDown(component), frame.height());
        int firstX = columns.of(left) / 8;
        int firstY = rows.of(top) / 8;
        ComponentSamples samples = ComponentSamples.of(
                source,
                file.quantTables().get(component),
                component,
                firstX,
                firstY,
                columns.of(left + width - 1) / 8 - firstX + 1,
                rows.of(top + height - 1) / 8 - firstY + 1,
                8);
        return new Part(samples, columns, rows, 8 * firstX, 8 * firstY);
    }

    /// Which sample of a component a column or a row of the picture is of.
    private record Scale(int samples, int pixels) {
        int of(int pixel) {
            return (int) ((long) samples * pixel / pixels);
        }
    }

    /// The samples of one component that a part needs.
    ///
    /// @param left column of the first among all samples
    /// @param top its row
    private record Part(ComponentSamples samples, Scale columns, Scale rows, int left, int top) {
        float at(int x, int y) {
            return samples.values()[(rows.of(y) - top) * samples.width() + columns.of(x) - left];
        }
    }
}
