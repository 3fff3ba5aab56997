package org.fetchandrotate.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.spark.demo.LocalCluster;

/// A server that speaks S3, in a process of its own: S3Proxy on a folder, with one bucket. Single-thread.
final class S3Server implements AutoCloseable {
    private static final Path JAR = Path.of("target", "servers", "s3proxy.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String HOST = "127.0.0.1";
    private static final String BUCKET = "images";
    private static final String USER = "test";
    private static final String PASSWORD = "not-much-of-a-secret";

    private final Process process;
    private final int port;

    private S3Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param home a new folder
    static S3Server start(Path home) throws IOException, InterruptedException {
        Path data = home.resolve("data");
        Files.createDirectories(data.resolve(BUCKET));
        int port = LocalCluster.freePort();
        Path settings = Files.write(
                home.resolve("s3proxy.conf"),
                List.of(
                        "s3proxy.endpoint=http://" + HOST + ":" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + USER,
                        "s3proxy.credential=" + PASSWORD,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + data));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "--properties",
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        S3Server server = new S3Server(process, port);
        try {
            server.await(home.resolve("log"));
        } catch (IOException | InterruptedException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private void await(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(HOST, port), 1_000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new IOException("The server for S3 doesn't start: " + Files.readString(log), e);
                }
                process.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    /// What Spark has to be told to reach it, as `--conf` does.
    Map<String, String> settings() {
        String prefix = "spark.hadoop.fs.s3a.";
        return Map.of(
                prefix + "endpoint",
                "http://" + HOST + ":" + port,
                prefix + "endpoint.region",
                "us-east-1",
                prefix + "path.style.access",
                "true",
                prefix + "access.key",
                USER,
                prefix + "secret.key",
                PASSWORD);
    }

    String uri() {
        return "s3a://" + BUCKET;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
