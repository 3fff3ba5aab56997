package org.fetchandrotate.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class SystemOpenerTest {
    @TempDir
    private Path folder;

    @Test
    void goesToTheNextProgram_whereOneRefuses() throws Exception {
        SystemOpener opener =
                new SystemOpener(List.of(List.of("/bin/false"), List.of("/bin/true")), Duration.ofMinutes(1));
        assertThat(opener.open("config.ini")).isTrue();
    }

    @Test
    void saysSo_whereNoProgramTakesIt() throws Exception {
        Duration patience = Duration.ofMinutes(1);
        assertThat(new SystemOpener(List.of(List.of("/bin/false")), patience).open("x"))
                .isFalse();
        assertThat(new SystemOpener(List.of(List.of("/no/such/program")), patience).open("x"))
                .isFalse();
        assertThat(new SystemOpener(Map.of("PATH", folder.toString()), "Linux").open("x"))
                .isFalse();
    }

    @Test
    void doesNotWaitForAProgramThatStays() throws Exception {
        SystemOpener opener = new SystemOpener(List.of(List.of("/bin/sh", "-c", "sleep 30")), Duration.ofMillis(50));
        assertThat(opener.open("x")).isTrue();
    }

    @Test
    void findsTheDesktopsOwnProgram_onThePath() throws Exception {
        Path taken = folder.resolve("taken");
        Files.writeString(folder.resolve("xdg-open"), "#!/bin/sh\nprintf %s \"$1\" >'" + taken + "'\n");
        Files.setPosixFilePermissions(folder.resolve("xdg-open"), PosixFilePermissions.fromString("rwx------"));
        assertThat(new SystemOpener(Map.of("PATH", "/nowhere:" + folder), "Linux").open("/a b/config.ini"))
                .isTrue();
        assertThat(taken).hasContent("/a b/config.ini");
    }
}
