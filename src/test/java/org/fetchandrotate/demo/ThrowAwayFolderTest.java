package org.fetchandrotate.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ThrowAwayFolderTest {
    @Test
    void isGoneAfterwards_butNotWhatItsLinksLeadTo(@TempDir Path elsewhere) throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept.jpg"), "x");
        ThrowAwayFolder folder = ThrowAwayFolder.make();
        Files.createDirectories(folder.path().resolve("img-original/127.0.0.2"));
        Files.writeString(folder.path().resolve("img-original/127.0.0.2/a.jpg"), "x");
        Files.createSymbolicLink(folder.path().resolve("link"), elsewhere);

        folder.close();
        folder.close();

        assertThat(folder.path()).doesNotExist();
        assertThat(kept).exists();
    }
}
