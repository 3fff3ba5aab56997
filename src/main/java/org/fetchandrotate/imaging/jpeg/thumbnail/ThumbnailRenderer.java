package org.fetchandrotate.imaging.jpeg.thumbnail;

import java.util.Arrays;
import java.util.Optional;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.jpeg.file.FrameHeader;
import org.fetchandrotate.imaging.jpeg.file.JpegFile;
import org.fetchandrotate.imaging.jpeg.metadata.Metadata;

/// Makes a thumbnail from as little as needed: from the blocks' means, which are a picture of an eighth of the
/// size, or from the blocks reduced to 2, 4 or 8 samples a side. Single-threaded.
public final class ThumbnailRenderer {
    private final JpegFile file;
    private final Colours colours;
    private final int samplesPerBlock;
    private final int width;
    private final int height;

    private ThumbnailRenderer(JpegFile file, Metadata metadata, int longestSide, int samplesPerBlock) {
        this.file = file;
        this.colours = Colours.of(file.frame(), metadata);
        this.samplesPerBlock = samplesPerBlock;
        FrameHeader frame = file.frame();
        int fullWidth = FrameHeader.ceilDiv(frame.width() * samplesPerBlock, 8);
        int fullHeight = FrameHeader.ceilDiv(frame.height() * samplesPerBlock, 8);
        double scale = Math.min(1, (double) longestSide / Math.max(fullWidth, fullHeight));
        this.width = (int) Math.max(1, Math.round(fullWidth * scale));
        this.height = (int) Math.max(1, Math.round(fullHeight * scale));
    }

    /// How many samples of each block's side are needed: 1, 2, 4 or 8. A picture half as large as asked for is
    /// good enough if it comes from the means alone.
    static int samplesPerBlock(FrameHeader frame, int longestSide) {
        int longest = Math.max(frame.width(), frame.height());
        if (longest >= 4 * longestSide) {
            return 1;
        }
        int samples = 2;
        while (samples < 8 && (long) longest * samples < 8L * longestSide) {
            samples *= 2;
        }
        return samples;
    }

    /// From the means alone, as shown; empty if the result would be too small.
    public static Optional<Thumbnail> fromMeans(JpegFile file, Metadata metadata, DcSource source, int longestSide) {
        if (longestSide <= 0 || samplesPerBlock(file.frame(), longestSide) > 1) {
            return Optional.empty();
        }
        ThumbnailRenderer picture = new ThumbnailRenderer(file, metadata, longestSide, 1);
        return Optional.of(
                picture.render(component -> picture.means(source, component)).shown(metadata.orientation()));
    }

    /// As shown.
    public static Thumbnail of(JpegFile file, Metadata metadata, BlockSource source, int longestSide) {
        int samples = samplesPerBlock(file.frame(), longestSide);
        ThumbnailRenderer picture = new ThumbnailRenderer(file, metadata, longestSide, samples);
        Thumbnail stored = picture.render(
                component -> samples == 1 ? picture.means(source, component) : picture.reduced(source, component));
        return stored.shown(metadata.orientation());
    }

    private interface Decoding {
        public ComponentSamples of(int component);
    }

    private ComponentSamples means(DcSource source, int component) {
        int across = blocksAcross(component);
        int down = blocksDown(component);
        float scale = file.quantTables().get(component)[0] / 8f;
        float[] values = new float[across * down];
        for (int y = 0; y < down; y++) {
            for (int x = 0; x < across; x++) {
                values[y * across + x] = source.dc(component, x, y) * scale + 128;
            }
        }
        return new ComponentSamples(across, values);
    }

    private ComponentSamples reduced(BlockSource source, int component) {
        return ComponentSamples.of(
                source,
                file.quantTables().get(component),
                component,
                0,
                0,
                blocksAcross(component),
                blocksDown(component),
                samplesPerBlock);
    }

    private int blocksAcross(int component) {
        return FrameHeader.ceilDiv(file.frame().samplesAcross(component), 8);
    }

    private int blocksDown(int component) {
        return FrameHeader.ceilDiv(file.frame().samplesDown(component), 8);
    }

    private Thumbnail render(Decoding decoding) {
        float[][] scaled = new float[colours.components()][];
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = scaled(decoding.of(c), c);
        }
        int[] argb = new int[width * height];
        float[] pixel = new float[scaled.length];
        for (int i = 0; i < argb.length; i++) {
            for (int c = 0; c < pixel.length; c++) {
                pixel[c] = scaled[c][i];
            }
            argb[i] = colours.argb(pixel);
        }
        return new Thumbnail(width, height, argb);
    }

    /// A component at the thumbnail's size: each pixel the mean of the samples that it covers.
    private float[] scaled(ComponentSamples samples, int component) {
        FrameHeader frame = file.frame();
        int[] columns = edges(frame.samplesAcross(component), width, samples.width());
        int[] rows = edges(frame.samplesDown(component), height, samples.values().length / samples.width());
        float[] scaled = new float[width * height];
        float[] sums = new float[width];
        for (int y = 0; y < height; y++) {
            Arrays.fill(sums, 0);
            int bottom = Math.max(rows[y] + 1, rows[y + 1]);
            for (int row = rows[y]; row < bottom; row++) {
                for (int x = 0; x < width; x++) {
                    float sum = 0;
                    int right = Math.max(columns[x] + 1, columns[x + 1]);
                    for (int column = columns[x]; column < right; column++) {
                        sum += samples.values()[row * samples.width() + column];
                    }
                    sums[x] += sum / (right - columns[x]);
                }
            }
            for (int x = 0; x < width; x++) {
                scaled[y * width + x] = sums[x] / (bottom - rows[y]);
            }
        }
        return scaled;
    }

    /// Where each pixel's samples begin, and where the last one's end.
    private int[] edges(int fullSamples, int pixels, int available) {
        int[] edges = new int[pixels + 1];
        for (int i = 0; i <= pixels; i++) {
            long edge = (long) fullSamples * samplesPerBlock * i / (8L * pixels);
            edges[i] = (int) Math.min(edge, i == pixels ? available : available - 1);
        }
        return edges;
    }
}
