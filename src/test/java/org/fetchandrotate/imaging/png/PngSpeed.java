package org.fetchandrotate.imaging.png;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fetchandrotate.imaging.ImageFormatException;
import org.fetchandrotate.imaging.RotationOptions;
import org.fetchandrotate.model.JpegUnaligned;
import org.fetchandrotate.model.Rotation;

/// Rotates PNG files by 180° side by side with Pillow: for each file in turn the best of some rounds of both, so
/// that whatever else the machine does hits both alike. Both decode, rotate and encode from memory to memory.
///
/// Arguments: a text file with a path a line, or folders to be walked through. Pillow runs in the Python that the
/// system property `python` names (`/usr/bin/python3`). Start with
/// `-Djava.util.concurrent.ForkJoinPool.common.parallelism=1`
/// (and read the CPU column) or without (and read the wall-clock column) to see one thread or all of them.
/// 16-bit colour is left out of the comparison, since Pillow reduces it to 8 bits.
final class PngSpeed {
    private static final int ROUNDS = 3;
    private static final int WARM_UP = Integer.getInteger("warm-up", 3);
    private static final String PILLOW = """
            import io, struct, sys, time
            from PIL import Image
            def idat(b):
                p = 8; n = 0
                while p + 8 <= len(b):
                    l, = struct.unpack('>I', b[p:p+4])
                    n += l if b[p+4:p+8] == b'IDAT' else 0
                    p += 12 + l
                return n
            for line in sys.stdin:
                b = open(line.strip(), 'rb').read()
                wall = cpu = 1e9
                for _ in range(%d):
                    w = time.perf_counter(); c = time.process_time()
                    out = io.BytesIO()
                    Image.open(io.BytesIO(b)).rotate(180).save(out, 'PNG')
                    wall = min(wall, time.perf_counter() - w); cpu = min(cpu, time.process_time() - c)
                print(wall, cpu, idat(out.getvalue()), flush=True)
            """.formatted(ROUNDS);

    private final PngCodec codec = new PngCodec();
    private final PrintStream toPillow;
    private final BufferedReader fromPillow;
    private final Map<String, double[]> sums = new TreeMap<>();

    private PngSpeed(Process pillow) {
        toPillow = new PrintStream(pillow.getOutputStream(), true, StandardCharsets.UTF_8);
        fromPillow = pillow.inputReader();
    }

    public static void main(String[] arguments) throws Exception {
        String python = System.getProperty("python", "/usr/bin/python3");
        Process pillow = new ProcessBuilder(python, "-c", PILLOW)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            PngSpeed speed = new PngSpeed(pillow);
            List<Path> files = files(arguments);
            for (int i = 0; i < WARM_UP * files.size(); i++) {
                speed.rotate(Files.readAllBytes(files.get(i % files.size())));
            }
            for (Path file : files) {
                speed.measure(file);
            }
            speed.report();
        } finally {
            pillow.destroy();
        }
    }

    @SuppressWarnings("StreamResourceLeak") // flatMap closes what it is given
    private static List<Path> files(String[] arguments) throws IOException {
        if (Files.isRegularFile(Path.of(arguments[0])) && !arguments[0].endsWith(".png")) {
            return Files.readAllLines(Path.of(arguments[0])).stream()
                    .map(Path::of)
                    .toList();
        }
        return Stream.of(arguments)
                .flatMap(argument -> {
                    try {
                        return Files.walk(Path.of(argument));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .filter(path -> path.toString().endsWith(".png"))
                .toList();
    }

    private byte[] rotate(byte[] file) throws ImageFormatException, IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream(file.length + 1000);
        codec.rotate(file, target, Rotation.HALF_TURN, new RotationOptions(JpegUnaligned.REENCODE, 0));
        return target.toByteArray();
    }

    private void measure(Path path) throws ImageFormatException, IOException {
        byte[] file = Files.readAllBytes(path);
        int bitDepth = file[24];
        if (bitDepth == 16) {
            return;
        }
        double wall = 1e9;
        double cpu = 1e9;
        byte[] rotated = {};
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long startCpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            rotated = rotate(file);
            cpu = Math.min(cpu, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - startCpu) / 1e9);
            wall = Math.min(wall, (System.nanoTime() - start) / 1e9);
        }
        toPillow.println(path);
        String[] answer = String.valueOf(fromPillow.readLine()).split(" ");
        ByteBuffer header = ByteBuffer.wrap(file);
        double megapixels = (double) header.getInt(16) * header.getInt(20) / 1e6;
        double[] values = {
            1,
            megapixels,
            imageBytes(file),
            wall,
            cpu,
            imageBytes(rotated),
            Double.parseDouble(answer[0]),
            Double.parseDouble(answer[1]),
            Double.parseDouble(answer[2])
        };
        String kind =
                List.of("grey", "", "RGB", "palette", "grey+alpha", "", "RGBA").get(file[25]);
        for (String key : List.of(kind, "~ all")) {
            double[] sum = sums.computeIfAbsent(key, unused -> new double[values.length]);
            for (int i = 0; i < values.length; i++) {
                sum[i] += values[i];
            }
        }
    }

    private static double imageBytes(byte[] file) {
        return PngFixture.chunks(file).stream()
                .filter(chunk -> chunk.name().equals("IDAT"))
                .mapToInt(chunk -> chunk.data().length)
                .sum();
    }

    private void report() {
        System.out.println(
                "kind        files     MP |  MP/s wall    CPU   size | Pillow wall    CPU   size | x wall  x CPU");
        sums.forEach((kind, sum) -> System.out.printf(
                "%-11s %5.0f %6.1f | %10.1f %6.1f %6.3f | %11.1f %6.1f %6.3f | %6.2f %6.2f%n",
                kind,
                sum[0],
                sum[1],
                sum[1] / sum[3],
                sum[1] / sum[4],
                sum[5] / sum[2],
                sum[1] / sum[6],
                sum[1] / sum[7],
                sum[8] / sum[2],
                sum[6] / sum[3],
                sum[7] / sum[4]));
    }
}
