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
        StartFolder start = new StartFolder(current, home, Origin.TERMINAL);
        assertThat(start.folder()).isEqualTo(current);
        assertThat(start.isProposal()).isFalse();
    }

    @Test
    void isAProposalInTheHome_fromTheMenu() {
        StartFolder start = new StartFolder(current, home, Origin.MENU);
        assertThat(start.folder()).isEqualTo(home.resolve("Fetch and Rotate"));
        assertThat(start.isProposal()).isTrue();
    }

    @Test
    void isTheCurrentFolder_fromTheMenuInAWorkspace() throws IOException {
        Files.writeString(current.resolve("config.ini"), "[DEFAULT]\n");
        StartFolder start = new StartFolder(current, home, Origin.MENU);
        assertThat(start.folder()).isEqualTo(current);
        assertThat(start.isProposal()).isFalse();
    }
}
