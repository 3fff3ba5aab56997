package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(OS.WINDOWS) // its paths have no such roots
final class ShownFolderTest {
    @ParameterizedTest
    @CsvSource({
        "/home/me/Pictures/sea, /home/me, true, ~/Pictures/sea",
        "/home/me/Pictures/sea, /home/me/, true, ~/Pictures/sea",
        "/home/me, /home/me, true, /home/me",
        "/home/meadow/sea, /home/me, true, /home/meadow/sea",
        "/media/disk, /home/me, true, /media/disk",
        "/media/disk, '', true, /media/disk",
        "/home/me/sea, /home/me, false, /home/me/sea",
    })
    void writesTheHomeAsItsUserDoes(Path folder, String home, boolean hasTilde, String text) {
        assertThat(ShownFolder.text(folder, home, hasTilde)).isEqualTo(text);
    }
}
