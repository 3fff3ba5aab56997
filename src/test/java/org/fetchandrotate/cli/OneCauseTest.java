package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs in which no page can be read, all for the same cause: it is named, the pages are counted, the exit code is
/// 1.
@Timeout(60)
final class OneCauseTest {
    private static final int SITES = 50;

    @TempDir
    private Path folder;

    private final TestTerminal terminal = new TestTerminal();
    private int closedPort;

    @BeforeEach
    void findAPortWithoutAServer() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            closedPort = socket.getLocalPort();
        }
    }

    private void run(String... settings) throws IOException {
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\n" + String.join("\n", settings) + "\n");
        List<String> sites = IntStream.range(0, SITES)
                .mapToObj(site -> "http://127.1.0." + (site + 1) + ":" + closedPort + "/")
                .toList();
        Files.write(folder.resolve("input.txt"), sites);
        assertThat(terminal.run(folder, "run")).as(terminal.err()).isEqualTo(1);
    }

    @Test
    void nobodyListens() throws Exception {
        run();
        assertThat(terminal.out())
                .contains("0 failed, 50 pages failed): no page could be read: connection refused")
                .contains("none from 127.1.0.1: page: connection refused (connection refused by 127.1.0.1:");
    }

    @Test
    void proxyCannotBeReached() throws Exception {
        run("proxy = http://127.0.0.1:" + closedPort);
        assertThat(terminal.out()).contains("50 pages failed): no page could be read: the proxy refuses");
    }
}
