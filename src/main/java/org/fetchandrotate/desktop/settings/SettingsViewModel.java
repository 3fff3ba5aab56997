package org.fetchandrotate.desktop.settings;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.util.Subscription;
import org.fetchandrotate.desktop.base.GroupedNumber;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.desktop.shell.WorkspaceSession;
import org.fetchandrotate.model.Settings;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.SettingsFile;

/// The settings of the workspace, as they are being edited. What is allowed is saved when [#save()] is called, what
/// isn't stays in its field. Used on the FX thread.
final class SettingsViewModel implements AutoCloseable {
    private final Map<SettingKey, SettingField> fields = new EnumMap<>(SettingKey.class);
    private final ReadOnlyBooleanWrapper reopenNeeded = new ReadOnlyBooleanWrapper();
    private final WorkspaceSession session;
    private final SettingTexts texts;
    private final Messages messages;
    private final Runnable onChange;
    private final Settings.Files opened;
    private final Subscription subscription;
    private boolean showing;

    /// @param onChange called at each change of a field: asks for [#save()], soon
    SettingsViewModel(WorkspaceSession session, Messages messages, Runnable onChange) {
        this.session = session;
        this.messages = messages;
        this.onChange = onChange;
        texts = new SettingTexts(messages);
        // the workspace was opened by these, whatever is edited later
        opened = session.settings().files();
        for (SettingKey key : SettingKey.values()) {
            SettingField field = new SettingField(key);
            fields.put(key, field);
            field.textProperty().subscribe((before, after) -> edited(field));
        }
        subscription = session.settingsProperty().subscribe(this::show);
    }

    SettingField field(SettingKey key) {
        SettingField field = fields.get(key);
        if (field == null) {
            throw new IllegalArgumentException("No field for " + key);
        }
        return field;
    }

    boolean isReadOnly() {
        return session.isReadOnly();
    }

    /// Whether files were moved by the settings since the workspace was opened, which takes effect when it is
    /// opened again.
    ReadOnlyBooleanProperty reopenNeededProperty() {
        return reopenNeeded.getReadOnlyProperty();
    }

    /// Saves every changed field whose text is allowed, by itself and beside the others.
    void save() {
        if (isReadOnly()) {
            return;
        }
        SettingsFile before = session.settingsProperty().get();
        SettingsFile after = before;
        for (SettingField field : fields.values()) {
            if (field.findingProperty().get().isEmpty() && isChanged(field, before)) {
                after = taken(field, after);
            }
        }
        if (after != before) {
            session.save(after);
        }
    }

    /// Puts a default back, and takes the setting out of the file.
    void reset(SettingKey key) {
        if (isReadOnly()) {
            return;
        }
        try {
            session.save(session.settingsProperty().get().without(key));
            field(key).textProperty().set(key.defaultText());
            field(key).blame("");
        } catch (SettingsException e) {
            field(key).blame(messages.text("settings.conflict"));
        }
    }

    /// Sets what a preset says.
    ///
    /// @return takes it back, and nothing that was changed since
    /// @throws SettingsException if it is at odds with another setting
    Runnable apply(SettingsPreset preset) throws SettingsException {
        save();
        Runnable undo =
                session.change(preset.appliedTo(session.settingsProperty().get()));
        return () -> {
            // what is being edited would be taken for what is to be taken back
            save();
            undo.run();
        };
    }

    /// Whether a setting is about a text that somebody looks for.
    boolean matches(SettingKey key, String query) {
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return (key.key() + " " + texts.name(key) + " " + texts.help(key))
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    @Override
    public void close() {
        save();
        subscription.unsubscribe();
    }

    private SettingsFile taken(SettingField field, SettingsFile file) {
        try {
            return file.with(field.key(), plain(field));
        } catch (SettingsException e) {
            // allowed by itself: it is at odds with another one
            field.blame(messages.text("settings.conflict"));
            return file;
        }
    }

    private void edited(SettingField field) {
        if (!showing) {
            Optional<String> finding = field.key().finding(plain(field));
            field.blame(finding.isPresent() ? messages.text("settings.finding", texts.allowed(field.key())) : "");
            onChange.run();
        }
    }

    /// Takes what the file says, but for what is being edited and can't be saved.
    private void show(SettingsFile file) {
        showing = true;
        for (SettingField field : fields.values()) {
            if (field.findingProperty().get().isEmpty() && isChanged(field, file)) {
                field.textProperty().set(file.text(field.key()));
            }
        }
        showing = false;
        reopenNeeded.set(!file.settings().files().equals(opened));
    }

    private static boolean isChanged(SettingField field, SettingsFile file) {
        return !plain(field).strip().equals(file.text(field.key()));
    }

    private static String plain(SettingField field) {
        return GroupedNumber.plain(field.key(), field.textProperty().get());
    }
}
