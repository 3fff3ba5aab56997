package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many images at once of which few fit into memory together.
final class SmallHeapTest {
    /// Of each file: a small picture with nothing behind its end, or a bitmap that is all black.
    private static final int BYTES = 24 << 20;

    private static final List<String> FORMATS = List.of("jpeg", "png", "gif", "tiff");

    @TempDir
    private Path workspace;

    private OwnProgram program;

    @BeforeEach
    void open() {
        program = new OwnProgram(workspace);
    }

    @Test
    void isEnough_toRotateManyLargeFiles() throws Exception {
        int files = 40;
        Path large = Files.createDirectories(workspace.resolve("large"));
        for (int number = 0; number < files; number++) {
            boolean bitmap = number % 10 == 0;
            String format = FORMATS.get(number % FORMATS.size());
            Path file = large.resolve(number + "." + (bitmap ? "bmp" : format));
            try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
                content.write(bitmap ? bitmapHeader() : picture(format, number));
                content.setLength(BYTES);
            }
        }
        assertThat(program.finished(program.startWithin("-Xmx96m", "rotate", "large", "--to", "rotated")))
                .isZero();
        assertThat(files("rotated")).isEqualTo(files);
    }

    @Test
    void isEnough_toFetchManyLargeImages() throws Exception {
        int images = 10;
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            server.setExecutor(threads);
            server.createContext("/", SmallHeapTest::answer);
            server.start();
            Files.writeString(workspace.resolve("config.ini"), """
                    [DEFAULT]
                    max_img_count = %d
                    request_timeout = 60
                    connections_per_host = 10
                    """.formatted(images));
            Files.writeString(
                    workspace.resolve("input.txt"),
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/" + images);
            assertThat(program.finished(program.startWithin("-Xmx64m", "run", "--quiet")))
                    .isZero();
            assertThat(files("img-rotated")).isEqualTo(images);
        } finally {
            server.stop(0);
        }
    }

    /// A page at the number of its images; an image at `number.format`.
    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        try (exchange;
                OutputStream body = exchange.getResponseBody()) {
            if (path.equals("robots.txt")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (path.contains(".")) {
                byte[] picture = picture(
                        path.substring(path.indexOf('.') + 1), Integer.parseInt(path, 0, path.indexOf('.'), 10));
                exchange.getResponseHeaders().set("Content-Type", "image/x");
                exchange.sendResponseHeaders(200, BYTES);
                body.write(picture);
                byte[] nothing = new byte[1 << 16];
                for (int left = BYTES - picture.length; left > 0; left -= nothing.length) {
                    body.write(nothing, 0, Math.min(left, nothing.length));
                }
            } else {
                StringBuilder html = new StringBuilder();
                for (int number = 0; number < Integer.parseInt(path); number++) {
                    String format = FORMATS.get(number % FORMATS.size());
                    html.append("<img src='/%d.%s'>".formatted(number, format));
                }
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.sendResponseHeaders(200, html.length());
                body.write(html.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static byte[] picture(String format, int number) throws IOException {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(number % 48, 1, 0xff8040);
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /// BITMAPFILEHEADER and BITMAPINFOHEADER of as many rows as fit into a file.
    private static byte[] bitmapHeader() {
        int width = 2048;
        ByteBuffer header = ByteBuffer.allocate(54).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'B')
                .put((byte) 'M')
                .putInt(BYTES)
                .putInt(0)
                .putInt(54)
                .putInt(40);
        header.putInt(width)
                .putInt((BYTES - 54) / (3 * width))
                .putShort((short) 1)
                .putShort((short) 24);
        return header.array();
    }

    private long files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.resolve(folder))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
