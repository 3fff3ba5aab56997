package org.fetchandrotate.desktop.settings;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.base.NumberField;
import org.kordamp.ikonli.javafx.FontIcon;

/// One setting on the page: what it is on the left, its control on the right, what is wrong below that.
final class SettingRow extends HBox {
    private final SettingField field;

    SettingRow(SettingField field, SettingsViewModel model, SettingTexts texts) {
        this.field = field;
        getStyleClass().add("setting-row");
        VBox about = new VBox(
                label(texts.name(field.key()), "setting-name"),
                label(texts.help(field.key()), "setting-help"),
                label(texts.facts(field.key()), "setting-facts"));
        about.getStyleClass().add("setting-about");
        HBox.setHgrow(about, Priority.ALWAYS);
        Region editor = new SettingEditors(texts).editor(field);
        Label unit = label(texts.unit(field.key()), "setting-unit");
        // `64 MiB` has its unit
        unit.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !unit.getText().isEmpty() && !endsInWord(field), field.textProperty()));
        unit.managedProperty().bind(unit.visibleProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        HBox.setHgrow(editor, Priority.ALWAYS);
        HBox line = new HBox(editor, unit, gap, reset(editor, model, texts));
        line.getStyleClass().add("setting-line");
        VBox edit = new VBox(line, finding());
        edit.getStyleClass().add("setting-edit");
        edit.setDisable(model.isReadOnly());
        getChildren().setAll(about, edit);
    }

    SettingField field() {
        return field;
    }

    private Button reset(Region editor, SettingsViewModel model, SettingTexts texts) {
        Button reset = new Button("", new FontIcon("mdi2r-restore"));
        reset.setId(field.key().key() + "-reset");
        reset.getStyleClass().addAll("button-icon", "flat");
        String words = texts.messages().text("settings.reset", texts.name(field.key()));
        reset.setTooltip(new Tooltip(words));
        reset.setAccessibleText(words);
        reset.disableProperty().bind(field.isDefault());
        reset.setOnAction(_ -> {
            // before the button goes off, which would send the focus to the next setting and scroll there
            focusTarget(editor).requestFocus();
            model.reset(field.key());
        });
        return reset;
    }

    private static Node focusTarget(Region editor) {
        return switch (editor) {
            case NumberField number -> number.getEditor();
            case KeywordsEditor keywords -> keywords.field();
            default -> editor;
        };
    }

    private static boolean endsInWord(SettingField field) {
        String text = field.textProperty().get().strip();
        return !text.isEmpty() && Character.isLetter(text.charAt(text.length() - 1));
    }

    private Label finding() {
        Label finding = new Label();
        finding.setId(field.key().key() + "-finding");
        finding.setGraphic(new FontIcon("mdi2a-alert-circle-outline"));
        finding.getStyleClass().add("error-text");
        finding.setWrapText(true);
        finding.textProperty().bind(field.findingProperty());
        finding.visibleProperty().bind(finding.textProperty().isNotEmpty());
        finding.managedProperty().bind(finding.visibleProperty());
        return finding;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
