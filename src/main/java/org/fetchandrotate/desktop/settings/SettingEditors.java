package org.fetchandrotate.desktop.settings;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import org.fetchandrotate.desktop.base.ChoiceWords;
import org.fetchandrotate.desktop.base.NumberField;
import org.fetchandrotate.settings.SettingKey;

/// Makes the control that fits a setting's kind, tied to its field.
record SettingEditors(SettingTexts texts) {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    Region editor(SettingField field) {
        SettingKey key = field.key();
        Region editor = switch (key.kind()) {
            case INTEGER, INTEGER_OR_AUTO, SECONDS, BYTES -> number(field);
            case TEXT, PATH, PROXY -> text(field);
            case YES_NO -> toggle(field);
            case CHOICE -> choice(field);
            case KEYWORDS -> new KeywordsEditor(field.textProperty(), texts);
        };
        Region named = editor instanceof NumberField number ? number.getEditor() : editor;
        named.setId(key.key());
        named.setAccessibleText(texts.name(key));
        named.setAccessibleHelp(texts.help(key));
        return editor;
    }

    private static Control number(SettingField field) {
        NumberField editor = new NumberField(field.key());
        editor.textProperty().bindBidirectional(field.textProperty());
        editor.markWhile(field.findingProperty());
        return editor;
    }

    private static Control text(SettingField field) {
        TextField editor = new TextField();
        editor.getStyleClass().add("text-setting");
        editor.textProperty().bindBidirectional(field.textProperty());
        field.findingProperty().subscribe(finding -> editor.pseudoClassStateChanged(ERROR, !finding.isEmpty()));
        return editor;
    }

    private Control toggle(SettingField field) {
        ToggleSwitch editor = new ToggleSwitch();
        StringProperty text = field.textProperty();
        text.subscribe(value -> editor.setSelected(isYes(value)));
        editor.selectedProperty().subscribe((before, on) -> {
            if (on != isYes(text.get())) {
                text.set(on ? "yes" : "no");
            }
        });
        return editor;
    }

    private Control choice(SettingField field) {
        ChoiceBox<String> editor = new ChoiceBox<>();
        editor.getItems().setAll(field.key().choices());
        editor.setConverter(new ChoiceWords<>(texts::choice));
        field.textProperty().subscribe(value -> editor.setValue(value.toLowerCase(Locale.ROOT)));
        editor.valueProperty().subscribe((before, value) -> {
            if (value != null && !value.equalsIgnoreCase(field.textProperty().get())) {
                field.textProperty().set(value);
            }
        });
        return editor;
    }

    /// As the settings read it.
    private static boolean isYes(String value) {
        return List.of("yes", "true", "on", "1").contains(value.strip().toLowerCase(Locale.ROOT));
    }
}
