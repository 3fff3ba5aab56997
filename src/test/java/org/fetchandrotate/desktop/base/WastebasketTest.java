package org.fetchandrotate.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
final class WastebasketTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00.5Z"), ZoneId.of("Europe/Kyiv"));

    @TempDir
    private Path home;

    @Test
    void keepsTheFile_andNotesWhereItWas() throws Exception {
        Path file = picture("a b/ü?&+%.jpg");
        basket().take(file);
        assertThat(file).doesNotExist();
        Path trash = home.resolve(".local/share/Trash");
        assertThat(trash.resolve("files/ü?&+%.jpg")).hasContent("a picture");
        assertThat(trash.resolve("info/ü?&+%.jpg.trashinfo"))
                .hasContent("[Trash Info]\nPath=" + home.toRealPath()
                        + "/pictures/a%20b/%C3%BC%3F%26%2B%25.jpg\nDeletionDate=2026-11-24T14:00:00\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"photo.jpg", ".hidden", "no-suffix"})
    void givesEachFileANameOfItsOwn(String name) throws Exception {
        Wastebasket basket = basket();
        basket.take(picture("one/" + name));
        basket.take(picture("two/" + name));
        basket.take(picture("three/" + name));
        Path trash = home.resolve(".local/share/Trash");
        try (var kept = Files.list(trash.resolve("files"));
                var notes = Files.list(trash.resolve("info"))) {
            List<String> names = kept.map(path -> path.getFileName().toString()).toList();
            assertThat(names).hasSize(3).contains(name);
            assertThat(notes.map(path -> path.getFileName().toString().replaceFirst("\\.trashinfo$", "")))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void leavesNoNote_whereTheFileCantBeMoved() {
        assertThatThrownBy(() -> basket().take(home.resolve("pictures/never-there.jpg")))
                .isInstanceOf(IOException.class);
        assertThat(home.resolve(".local/share/Trash/info")).isEmptyDirectory();
    }

    @Test
    void usesTheDataFolder_thatTheEnvironmentNames() throws Exception {
        Files.createDirectories(home.resolve("pictures"));
        Map<String, String> environment =
                Map.of("XDG_DATA_HOME", home.resolve("data").toString());
        Wastebasket.of(home.resolve("pictures"), environment, home, NOON)
                .orElseThrow()
                .take(picture("x.jpg"));
        assertThat(home.resolve("data/Trash/files/x.jpg")).exists();
    }

    /// `/dev/shm` is a disk of its own wherever Linux is set up as usual.
    @Test
    void usesTheTopOfAnotherDisk_withPathsFromThere() throws Exception {
        Path disk = Path.of("/dev/shm");
        assumeFalse(device(disk).equals(device(Path.of("/dev"))), "no disk of its own");
        Path folder = Files.createTempDirectory(disk, "wastebasket-test-");
        Path file = Files.writeString(folder.resolve("p.jpg"), "a picture");
        Optional<Wastebasket> basket = Wastebasket.of(folder, Map.of(), home, NOON);
        assertThat(basket).isPresent();
        assertThat(basket.get().top()).contains(disk);
        basket.get().take(file);
        Path kept = basket.get().folder().resolve("files/p.jpg");
        Path note = basket.get().folder().resolve("info/p.jpg.trashinfo");
        assertThat(kept).hasContent("a picture");
        assertThat(note).content().contains("Path=" + folder.getFileName() + "/p.jpg\n");
        Files.delete(kept);
        Files.delete(note);
        Files.delete(folder);
    }

    private static Object device(Path folder) throws IOException {
        return Files.getAttribute(folder, "unix:dev");
    }

    private Wastebasket basket() throws IOException {
        Files.createDirectories(home.resolve("pictures"));
        return Wastebasket.of(home.resolve("pictures"), Map.of(), home, NOON).orElseThrow();
    }

    private Path picture(String name) throws IOException {
        Path file = home.resolve("pictures").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "a picture");
    }
}
