package org.fetchandrotate.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.engine.Engine;
import org.fetchandrotate.settings.SettingKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsViewModelTest {
    private static final String FILE = "; mine\n[DEFAULT]\n; how many\nmax_img_count = 7\nmade_up = 1\n";

    @TempDir
    private Path folder;

    private WorkspaceSession session;
    private SettingsViewModel model;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("config.ini"), FILE);
        session = WorkspaceSession.open(folder, new Engine(Clock.systemUTC()));
        model = new SettingsViewModel(session, new Messages(Locale.ENGLISH), () -> {});
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void anInvalidValue_isToldAndNeverSaved() throws Exception {
        field(SettingKey.MAX_IMG_COUNT).textProperty().set("0");
        assertThat(field(SettingKey.MAX_IMG_COUNT).findingProperty().get())
                .isEqualTo("Must be a whole number from 1 to 1,000,000");
        field(SettingKey.RETRIES).textProperty().set("5");
        model.save();
        assertThat(session.settings().maxImages()).isEqualTo(7);
        assertThat(session.settings().network().retries()).isEqualTo(5);
        assertThat(field(SettingKey.MAX_IMG_COUNT).textProperty().get()).isEqualTo("0");
        assertThat(saved()).isEqualTo(FILE + "retries = 5\n");
    }

    @Test
    void aPreset_takesThePlaceOfAnother_andCanBeTakenBack() throws Exception {
        Runnable undo = model.apply(SettingsPreset.CAREFUL);
        assertThat(session.settings().network().connectionsPerHost()).isEqualTo(1);
        assertThat(field(SettingKey.HOST_DELAY).textProperty().get()).isEqualTo("1");
        Runnable undoLarge = model.apply(SettingsPreset.LARGE);
        assertThat(session.settings().network().hostDelay()).isZero();
        assertThat(session.settings().filter().minWidth()).isEqualTo(1_000);
        assertThat(session.settings().maxImages()).isEqualTo(7);
        undoLarge.run();
        assertThat(session.settings().network().connectionsPerHost()).isEqualTo(1);
        undo.run();
        assertThat(saved()).isEqualTo(FILE);
    }

    @Test
    void whatWasChangedSinceAPreset_staysWhenThatIsTakenBack() throws Exception {
        Runnable undo = model.apply(SettingsPreset.FAST);
        field(SettingKey.MAX_IMG_COUNT).textProperty().set("12");
        model.save();
        field(SettingKey.ROTATION).textProperty().set("90");
        undo.run();
        assertThat(saved()).isEqualTo(FILE.replace("= 7", "= 12") + "rotation = 90\n");
    }

    @Test
    void everyPreset_isAllowed() throws Exception {
        for (SettingsPreset preset : SettingsPreset.values()) {
            model.apply(preset);
        }
        model.apply(SettingsPreset.STANDARD);
        assertThat(saved()).isEqualTo(FILE);
    }

    @Test
    void fixed_isSavedWithCommentsIntact() throws Exception {
        field(SettingKey.MAX_IMG_COUNT).textProperty().set("x");
        field(SettingKey.MAX_IMG_COUNT).textProperty().set("12");
        assertThat(field(SettingKey.MAX_IMG_COUNT).findingProperty().get()).isEmpty();
        model.save();
        assertThat(saved()).isEqualTo(FILE.replace("= 7", "= 12"));
    }

    @Test
    void reset_takesTheKeyOutOfTheFile() throws Exception {
        model.reset(SettingKey.MAX_IMG_COUNT);
        assertThat(field(SettingKey.MAX_IMG_COUNT).isDefault().get()).isTrue();
        assertThat(saved()).isEqualTo(FILE.replace("max_img_count = 7\n", ""));
    }

    @Test
    void foldersInOneAnother_areTold() throws Exception {
        field(SettingKey.LOG_DIRNAME).textProperty().set("img-original/log");
        model.save();
        assertThat(field(SettingKey.LOG_DIRNAME).findingProperty().get()).startsWith("Must be apart");
        assertThat(saved()).isEqualTo(FILE);
    }

    @Test
    void movedFolders_askForOpeningAgain() {
        field(SettingKey.LOG_DIRNAME).textProperty().set("logs");
        model.save();
        assertThat(model.reopenNeededProperty().get()).isTrue();
    }

    @Test
    void whatOthersSave_shows() throws Exception {
        session.save(session.settingsProperty().get().with(SettingKey.ROTATION, "90"));
        assertThat(field(SettingKey.ROTATION).textProperty().get()).isEqualTo("90");
    }

    @Test
    void everySetting_hasItsPlaceOnThePage() {
        List<SettingKey> shown = Arrays.stream(SettingGroup.values())
                .flatMap(group -> group.keys().stream())
                .toList();
        assertThat(shown).containsExactlyInAnyOrder(SettingKey.values());
    }

    @Test
    void search_looksAtNamesAndHelp() {
        assertThat(model.matches(SettingKey.HOST_DELAY, "PAUSE")).isTrue();
        assertThat(model.matches(SettingKey.HOST_DELAY, "host_delay")).isTrue();
        assertThat(model.matches(SettingKey.ROTATION, "robots")).isFalse();
    }

    private SettingField field(SettingKey key) {
        return model.field(key);
    }

    /// What is on disk once everything is written.
    private String saved() throws Exception {
        session.close();
        return Files.readString(folder.resolve("config.ini"));
    }
}
