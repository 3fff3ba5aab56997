package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.storage.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WindowDoorTest {
    @TempDir
    private Path folder;

    private final AtomicInteger raised = new AtomicInteger();
    private Workspace workspace;
    private Path file;

    @BeforeEach
    void makeFolder() throws Exception {
        workspace = new Workspace(folder, Settings.Files.DEFAULTS);
        file = Files.createDirectories(folder.resolve("db")).resolve("imgs.db.window");
    }

    @Test
    void raisesTheWindow_atEachKnock() {
        try (WindowDoor _ = WindowDoor.open(workspace, raised::incrementAndGet).orElseThrow()) {
            assertThat(WindowDoor.knock(folder)).isTrue();
            assertThat(WindowDoor.knock(folder)).isTrue();
            assertThat(raised).hasValue(2);
        }
        assertThat(file).doesNotExist();
        assertThat(WindowDoor.knock(folder)).isFalse();
    }

    @Test
    void staysShut_forWhoDoesNotKnowTheSecret() throws Exception {
        try (WindowDoor _ = WindowDoor.open(workspace, raised::incrementAndGet).orElseThrow()) {
            List<String> lines = Files.readAllLines(file);
            Files.writeString(file, lines.getFirst() + "\n" + "00".repeat(16) + "\n");
            assertThat(WindowDoor.knock(folder)).isFalse();
            assertThat(raised).hasValue(0);
            // and still opens to who does
            Files.write(file, lines);
            assertThat(WindowDoor.knock(folder)).isTrue();
        }
    }

    @Test
    void letsItsOwnerAloneReadTheSecret() throws Exception {
        Files.writeString(file, "left by a killed program, readable by all");
        try (WindowDoor _ = WindowDoor.open(workspace, () -> {}).orElseThrow()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nobodyAnswers_whereAKilledProgramLeftItsFile() throws Exception {
        String left;
        try (WindowDoor _ = WindowDoor.open(workspace, () -> {}).orElseThrow()) {
            left = Files.readString(file);
        }
        Files.writeString(file, left);
        assertThat(WindowDoor.knock(folder)).isFalse();
        for (String nonsense : List.of("", "1\n", "x\ny\n", "99999999\n00\n", "80\nnot hexadecimal\n", "a\nb\nc\n")) {
            Files.write(file, nonsense.getBytes(StandardCharsets.UTF_8));
            assertThat(WindowDoor.knock(folder)).as(nonsense).isFalse();
        }
    }
}
