package org.fetchandrotate.desktop.websites;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.fetchandrotate.desktop.base.Messages;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows the words that leave out most on a page, each on a button that takes it out of the settings or puts it
/// back.
final class LeftOutWords {
    private final FlowPane pane;
    private final Messages messages;
    private final Consumer<LeftOutWord> change;
    private final boolean readOnly;

    /// @param pane with the heading as its first child
    /// @param change given the word whose use is to change
    /// @param readOnly whether the settings can't be changed
    LeftOutWords(FlowPane pane, Messages messages, Consumer<LeftOutWord> change, boolean readOnly) {
        this.pane = pane;
        this.messages = messages;
        this.change = change;
        this.readOnly = readOnly;
        pane.managedProperty().bind(pane.visibleProperty());
    }

    void follow(ObservableList<LeftOutWord> words) {
        words.addListener((ListChangeListener<LeftOutWord>) _ -> show(words));
        show(words);
    }

    private void show(List<LeftOutWord> words) {
        pane.setVisible(!words.isEmpty());
        pane.getChildren().remove(1, pane.getChildren().size());
        pane.getChildren().addAll(words.stream().map(this::chip).toList());
    }

    private Node chip(LeftOutWord word) {
        Button chip = new Button(
                word.used() ? messages.text("websites.preview.word", word.word(), word.images()) : word.word(),
                new FontIcon(word.used() ? "mdi2c-close" : "mdi2p-plus"));
        String does =
                messages.text(word.used() ? "websites.preview.word.drop" : "websites.preview.word.keep", word.word());
        chip.getStyleClass().add("keyword");
        chip.setTooltip(new Tooltip(does));
        chip.setAccessibleText(does);
        chip.setDisable(readOnly);
        chip.setOnAction(_ -> change.accept(word));
        return chip;
    }
}
