package org.fetchandrotate.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fetchandrotate.engine.RunEvents;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWorkspaceTest {
    private static final List<Website> WEBSITES = List.of(
            new Website(RunEvents.url("http://127.0.0.2:8080/gallery/")), new Website(RunEvents.url("http://[::1]/")));

    @TempDir
    Path folder;

    @Test
    void throwAway_isGoneAfterwards() throws IOException, SettingsException {
        Path gone;
        try (DemoWorkspace workspace = DemoWorkspace.throwAway()) {
            gone = workspace.folder();
            workspace.prepare(WEBSITES);
            Files.createDirectories(gone.resolve("img-original/127.0.0.2"));
            Files.writeString(gone.resolve("img-original/127.0.0.2/a.jpg"), "x");
            assertThat(gone.resolve("input.txt")).exists();
        }
        assertThat(gone).doesNotExist();
    }

    @Test
    void kept_isUsedAgain_withItsSettings() throws IOException, SettingsException, CommandFailure {
        Path kept = folder.resolve("new/demo");
        try (DemoWorkspace workspace = DemoWorkspace.kept(kept)) {
            WorkspaceOption.Chosen chosen = workspace.prepare(WEBSITES);
            assertThat(chosen.settings().settings().maxImages()).isEqualTo(100);
            chosen.with(SettingKey.MAX_IMG_COUNT, "5").settings().save(kept.resolve("config.ini"));
        }
        try (DemoWorkspace workspace = DemoWorkspace.kept(kept)) {
            assertThat(workspace
                            .prepare(WEBSITES.subList(0, 1))
                            .settings()
                            .settings()
                            .maxImages())
                    .isEqualTo(5);
        }
        assertThat(Files.readString(kept.resolve("input.txt"))).isEqualTo("http://127.0.0.2:8080/gallery/\n");
    }

    @Test
    void kept_leavesOtherFoldersAlone() throws IOException {
        Files.writeString(folder.resolve("config.ini"), "[DEFAULT]\n");
        assertThatThrownBy(() -> DemoWorkspace.kept(folder))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(folder + ": holds other things than a demo; name a new or an empty folder");
        assertThatThrownBy(() -> DemoWorkspace.kept(folder.resolve("config.ini")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageEndingWith("config.ini: is no folder; name a new one");
        assertThat(Files.readString(folder.resolve("config.ini"))).isEqualTo("[DEFAULT]\n");
    }
}
