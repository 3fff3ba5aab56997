package org.fetchandrotate.desktop.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// Words, each on a button that takes it away, and a field for another one.
final class KeywordsEditor extends FlowPane {
    private final StringProperty text;
    private final SettingTexts texts;
    private final TextField field = new TextField();

    /// @param text the words between commas
    KeywordsEditor(StringProperty text, SettingTexts texts) {
        this.text = text;
        this.texts = texts;
        getStyleClass().add("keywords");
        field.setId("keywordField");
        field.setPromptText(texts.messages().text("settings.keyword.add"));
        field.setAccessibleText(texts.messages().text("settings.keyword.add"));
        field.setOnAction(_ -> add());
        // a word half typed is meant as one
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                add();
            }
        });
        getChildren().add(field);
        text.subscribe(this::show);
    }

    TextField field() {
        return field;
    }

    /// The field stays where it is: taken out and put in again it would lose the focus.
    private void show(String value) {
        getChildren().remove(0, getChildren().size() - 1);
        getChildren().addAll(0, words(value).stream().map(this::chip).toList());
    }

    private Button chip(String word) {
        FontIcon cross = new FontIcon("mdi2c-close");
        Button chip = new Button(word, cross);
        chip.getStyleClass().add("keyword");
        chip.setAccessibleText(texts.messages().text("settings.keyword.remove", word));
        chip.setOnAction(event -> {
            List<String> rest = new ArrayList<>(words(text.get()));
            rest.remove(word);
            text.set(String.join(", ", rest));
        });
        return chip;
    }

    private void add() {
        if (field.getText().isBlank()) {
            return;
        }
        List<String> all = new ArrayList<>(words(text.get()));
        words(field.getText()).stream().filter(word -> !all.contains(word)).forEach(all::add);
        field.clear();
        text.set(String.join(", ", all));
    }

    private static List<String> words(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
