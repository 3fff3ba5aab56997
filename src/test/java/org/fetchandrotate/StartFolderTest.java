package org.fetchandrotate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fetchandrotate.StartFolder.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartFolderTest {
    @TempDir
    private Path current;

    @TempDir
    private Path home;

    @Test
    void isTheCurrentFolder_fromATerminal() {
        assertThat(new StartFolder(current, home, Origin.TERMINAL).folder()).isEqualTo(current);
    }

    @Test
    void isInTheHome_fromTheMenu() {
        assertThat(new StartFolder(current, home, Origin.MENU).folder()).isEqualTo(home.resolve("Fetch and Rotate"));
    }

    @Test
    void isTheCurrentFolder_fromTheMenuInAWorkspace() throws IOException {
        Files.writeString(current.resolve("config.ini"), "[DEFAULT]\n");
        assertThat(new StartFolder(current, home, Origin.MENU).folder()).isEqualTo(current);
    }
}
