package org.fetchandrotate.desktop.settings;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.fetchandrotate.settings.SettingKey;

/// One setting as it is being edited: the text as it stands in the control, right or wrong. Used on the FX thread.
final class SettingField {
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper finding = new ReadOnlyStringWrapper("");
    private final SettingKey key;

    SettingField(SettingKey key) {
        this.key = key;
    }

    SettingKey key() {
        return key;
    }

    StringProperty textProperty() {
        return text;
    }

    /// What is wrong with the text, in words; empty if nothing.
    ReadOnlyStringProperty findingProperty() {
        return finding.getReadOnlyProperty();
    }

    BooleanBinding isDefault() {
        return Bindings.createBooleanBinding(() -> text.get().strip().equals(key.defaultText()), text);
    }

    void blame(String words) {
        finding.set(words);
    }
}
