package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
