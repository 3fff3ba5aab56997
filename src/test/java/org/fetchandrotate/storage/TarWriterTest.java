package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarWriterTest {
    @TempDir
    private Path folder;

    @Test
    void writesWhatTarUnpacks() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/tar")), "there is no tar");
        byte[] large = new byte[100_000];
        large[99_999] = 7;
        Path file = Files.write(folder.resolve("source"), large);
        try (TarWriter tar = new TarWriter(Files.newOutputStream(folder.resolve("a.tar")))) {
            tar.add("a.json", "{}\n".getBytes(StandardCharsets.UTF_8));
            tar.add("deep/b.png", file);
            tar.add("empty", new byte[0]);
            tar.add("block", new byte[512]);
        }
        Process unpack = new ProcessBuilder("/bin/tar", "-xf", "a.tar")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        assertThat(unpack.inputReader().lines().toList()).isEmpty();
        assertThat(unpack.waitFor()).isZero();
        assertThat(folder.resolve("a.json")).hasContent("{}\n");
        assertThat(folder.resolve("deep/b.png")).hasBinaryContent(large);
        assertThat(folder.resolve("empty")).isEmptyFile();
        assertThat(folder.resolve("block")).hasBinaryContent(new byte[512]);
    }

    @Test
    void isAlwaysTheSame() throws IOException {
        assertThat(small()).isEqualTo(small());
    }

    /// Source: POSIX, pax, "ustar Interchange Format".
    @Test
    void writesEveryFieldOfAHeader_andTwoEmptyBlocksAtTheEnd() throws IOException {
        byte[] tar = small();
        assertThat(tar).hasSize(4 * 512);
        assertThat(field(tar, 0, 100)).isEqualTo("a");
        assertThat(field(tar, 100, 8)).isEqualTo("0000644");
        assertThat(field(tar, 108, 8)).isEqualTo("0000000");
        assertThat(field(tar, 116, 8)).isEqualTo("0000000");
        assertThat(field(tar, 124, 12)).isEqualTo("00000000001");
        assertThat(field(tar, 136, 12)).isEqualTo("00000000000");
        assertThat(field(tar, 156, 1)).isEqualTo("0");
        assertThat(new String(tar, 257, 8, StandardCharsets.US_ASCII)).isEqualTo("ustar\00000");
        int sum = 8 * ' ';
        for (int at = 0; at < 512; at++) {
            sum += at >= 148 && at < 156 ? 0 : tar[at];
        }
        assertThat(field(tar, 148, 8)).isEqualTo("%06o".formatted(sum));
        assertThat(Arrays.copyOfRange(tar, 2 * 512, 4 * 512)).containsOnly(0);
    }

    /// Up to its first zero.
    private static String field(byte[] tar, int place, int length) {
        return new String(tar, place, length, StandardCharsets.US_ASCII).replaceFirst("\0.*", "");
    }

    @Test
    void takesTheLongestName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TarWriter(bytes).add("n".repeat(100), new byte[0]);
        assertThat(new String(bytes.toByteArray(), 0, 107, StandardCharsets.US_ASCII))
                .isEqualTo("n".repeat(100) + "0000644");
    }

    @Test
    void refusesNamesThatDoNotFit() {
        TarWriter tar = new TarWriter(new ByteArrayOutputStream());
        assertThatThrownBy(() -> tar.add("n".repeat(101), new byte[0])).isInstanceOf(IOException.class);
    }

    private static byte[] small() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarWriter tar = new TarWriter(bytes)) {
            tar.add("a", new byte[] {1});
        }
        return bytes.toByteArray();
    }
}
