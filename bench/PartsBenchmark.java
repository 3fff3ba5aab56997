package org.fetchandrotate.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.imaging.ImageCodec;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.ImageInfo;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.imaging.Thumbnail;
import org.fetchandrotate.imaging.gif.GifCodec;
import org.fetchandrotate.imaging.jpeg.JpegCodec;
import org.fetchandrotate.imaging.png.PngCodec;
import org.fetchandrotate.imaging.webp.WebPCodec;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a codec does with one picture, each part by itself and warm: pictures a second, and megapixels a second beside it.
/// Start it with `bench/parts`.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Thread)
public class PartsBenchmark {
    private static final RotationOptions OPTIONS = new RotationOptions(JpegUnaligned.REENCODE, 0);

    /// The shipped pictures, one of each kind.
    public enum Picture {
        ALIGNED_JPEG("calm-morning.jpg", new JpegCodec()),
        UNALIGNED_JPEG("evening-sail.jpg", new JpegCodec()),
        PROGRESSIVE_JPEG("four-balloons.jpg", new JpegCodec()),
        PNG("rapeseed-in-bloom.png", new PngCodec()),
        ANIMATED_GIF("drifting-by.gif", new GifCodec()),
        LOSSY_WEBP("mist-at-noon.webp", new WebPCodec()),
        LOSSLESS_WEBP("night-at-the-hut.webp", new WebPCodec());

        private final String file;
        private final ImageCodec codec;

        Picture(String file, ImageCodec codec) {
            this.file = file;
            this.codec = codec;
        }

        byte[] bytes() throws IOException {
            try (InputStream stream = ImageCodec.class.getResourceAsStream("/org/fetchandrotate/demo/" + file)) {
                if (stream == null) {
                    throw new IOException("there is no picture " + file);
                }
                return stream.readAllBytes();
            }
        }
    }

    /// Counted beside the pictures.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Size {
        public double megapixels;
    }

    @Param
    private Picture picture;

    private byte[] bytes;
    private double megapixels;

    @Setup
    public void read() throws IOException, ImageFormatException {
        bytes = picture.bytes();
        ImageInfo info = picture.codec.inspect(bytes);
        megapixels = info.width() * (double) info.height() * info.frames() / 1e6;
    }

    /// The header alone.
    @Benchmark
    public ImageInfo inspect() throws ImageFormatException {
        return picture.codec.inspect(bytes);
    }

    @Benchmark
    public ImageCodec.Rotated rotateBy180(Size size) throws ImageFormatException, IOException {
        size.megapixels += megapixels;
        return picture.codec.rotate(bytes, OutputStream.nullOutputStream(), Rotation.HALF_TURN, OPTIONS);
    }

    @Benchmark
    public ImageCodec.Rotated rotateBy90(Size size) throws ImageFormatException, IOException {
        size.megapixels += megapixels;
        return picture.codec.rotate(bytes, OutputStream.nullOutputStream(), Rotation.CLOCKWISE_90, OPTIONS);
    }

    /// For a tile of the window.
    @Benchmark
    public Optional<Thumbnail> thumbnail(Size size) throws ImageFormatException {
        size.megapixels += megapixels;
        return picture.codec.thumbnail(bytes, 160);
    }
}
