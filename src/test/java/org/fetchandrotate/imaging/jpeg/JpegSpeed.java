package org.fetchandrotate.imaging.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;

/// Measures the processor time that rotating JPEG files takes, on one thread, without reading or writing files:
///
/// ```
/// java -cp target/test-classes:target/classes:… org.fetchandrotate.imaging.jpeg.JpegSpeed ROTATION ROUNDS FILE…
/// ```
///
/// Prints the milliseconds of the first round (cold) and of the fastest, megapixels per second, and the size of
/// the results relative to the sources. `bench/tjtransform.c` does the same with libjpeg-turbo.
final class JpegSpeed {
    private JpegSpeed() {}

    public static void main(String[] arguments) throws IOException, ImageFormatException {
        Rotation rotation = Rotation.ofCode(arguments[0]).orElseThrow();
        int rounds = Integer.parseInt(arguments[1]);
        List<byte[]> files = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) {
            files.add(Files.readAllBytes(Path.of(arguments[i])));
        }
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        JpegCodec codec = new JpegCodec();
        RotationOptions options = new RotationOptions(JpegUnaligned.REENCODE, 0);
        double first = 0;
        double fastest = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = threads.getCurrentThreadCpuTime();
            for (byte[] file : files) {
                codec.rotate(file, OutputStream.nullOutputStream(), rotation, options);
            }
            double milliseconds = (threads.getCurrentThreadCpuTime() - start) / 1e6;
            first = round == 0 ? milliseconds : first;
            fastest = Math.min(fastest, milliseconds);
        }
        report(codec, files, rotation, options, first, fastest);
    }

    private static void report(
            JpegCodec codec,
            List<byte[]> files,
            Rotation rotation,
            RotationOptions options,
            double first,
            double fastest)
            throws ImageFormatException, IOException {
        double pixels = 0;
        long sourceBytes = 0;
        long targetBytes = 0;
        for (byte[] file : files) {
            pixels += (double) codec.inspect(file).width() * codec.inspect(file).height();
            ByteArrayOutputStream target = new ByteArrayOutputStream();
            codec.rotate(file, target, rotation, options);
            sourceBytes += file.length;
            targetBytes += target.size();
        }
        System.out.printf(
                "%s, %d files: first %.1f ms, fastest %.1f ms, %.0f MP/s, size × %.3f%n",
                rotation.code(),
                files.size(),
                first,
                fastest,
                pixels / 1e3 / fastest,
                (double) targetBytes / sourceBytes);
    }
}
