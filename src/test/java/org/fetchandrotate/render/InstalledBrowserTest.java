package org.fetchandrotate.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.fetchandrotate.render.InstalledBrowser.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstalledBrowserTest {
    @TempDir
    private Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void look() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        environment = Map.of("PATH", other + File.pathSeparator + folder + File.pathSeparator + "\0");
    }

    @Test
    void prefersChromium_whereBothAre() throws IOException {
        program("firefox");
        Path chromium = program("chromium");
        assertThat(InstalledBrowser.find(environment)).contains(new InstalledBrowser(chromium, Kind.CHROMIUM));
    }

    @Test
    void takesFirefox_whereItIsTheOnlyOne() throws IOException {
        Path firefox = program("firefox-esr");
        assertThat(InstalledBrowser.find(environment)).contains(new InstalledBrowser(firefox, Kind.FIREFOX));
    }

    @Test
    void findsNone_whereNothingCanBeStarted() throws IOException {
        Files.createFile(folder.resolve("chromium"));
        Files.createDirectory(folder.resolve("firefox"));
        assertThat(InstalledBrowser.find(environment)).isEmpty();
    }

    private Path program(String name) throws IOException {
        Path program = Files.createFile(folder.resolve(name));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
