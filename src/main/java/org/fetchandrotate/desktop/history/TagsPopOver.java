package org.fetchandrotate.desktop.history;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.fetchandrotate.desktop.base.Appearance;

/// Shows the tags of the chosen images beside what they were asked for by, to give and to take, and to make new
/// ones. Used on the FX thread.
final class TagsPopOver {
    private final ChosenImages chosen;
    private final Words words;
    private final VBox tags = new VBox();

    TagsPopOver(ChosenImages chosen, Words words) {
        this.chosen = chosen;
        this.words = words;
        tags.getStyleClass().add("tags");
    }

    void show(Node place) {
        chosen.findTags(counts -> {
            TextField name = new TextField();
            name.setId("historyTagName");
            name.setPromptText(words.text("history.tags.new"));
            name.setAccessibleText(words.text("history.tags.new"));
            HBox.setHgrow(name, Priority.ALWAYS);
            Button add = new Button(words.text("history.tags.add"));
            add.setId("historyTagAdd");
            add.disableProperty().bind(name.textProperty().map(String::isBlank));
            Runnable adding = () -> add(name);
            add.setOnAction(_ -> adding.run());
            name.setOnAction(_ -> adding.run());
            fill(counts);
            HBox line = new HBox(name, add);
            line.getStyleClass().add("tool-row");
            ScrollPane scroll = new ScrollPane(tags);
            scroll.setFitToWidth(true);
            VBox content = new VBox(line, scroll);
            content.getStyleClass().add("tags-pop-over");
            content.getStylesheets().setAll(Appearance.styleSheets());
            PopOver popOver = new PopOver(content);
            popOver.setArrowLocation(PopOver.ArrowLocation.BOTTOM_CENTER);
            popOver.setAnimated(false);
            popOver.show(place);
            name.requestFocus();
        });
    }

    private void add(TextField name) {
        String tag = name.getText().strip();
        if (!tag.isEmpty()) {
            name.clear();
            chosen.tag(tag, true);
            if (tags.getChildren().stream().noneMatch(node -> tag.equals(node.getUserData()))) {
                tags.getChildren().addFirst(box(tag, chosen.count()));
            }
        }
    }

    private void fill(Map<String, Long> counts) {
        tags.getChildren().clear();
        counts.forEach((tag, count) -> tags.getChildren().add(box(tag, count)));
    }

    /// Half ticked where some of the chosen images have it.
    private CheckBox box(String tag, long count) {
        CheckBox box = new CheckBox(OneLine.of(tag));
        box.setUserData(tag);
        box.setIndeterminate(count > 0 && count < chosen.count());
        box.setSelected(count > 0 && count >= chosen.count());
        box.setOnAction(_ -> chosen.tag(tag, box.isSelected()));
        return box;
    }
}
