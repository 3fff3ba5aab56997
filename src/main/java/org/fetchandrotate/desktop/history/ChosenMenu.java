package org.fetchandrotate.desktop.history;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import org.fetchandrotate.desktop.base.Icons;
import org.fetchandrotate.model.Rotation;

/// What can be done with the chosen images, as items of menus.
record ChosenMenu(ChosenImages chosen, Words words, TagsPopOver tags) {
    /// @param place what questions and the choice of tags belong to
    List<MenuItem> items(Node place) {
        Menu rotate = new Menu(words.text("history.rotate-again"), Icons.ROTATE.node());
        rotate.setId("historyMenu-rotate");
        rotate.getItems().setAll(rotations());
        MenuItem tag = new MenuItem(words.text("history.tags"), Icons.TAG.node());
        tag.setId("historyMenu-tags");
        tag.setOnAction(_ -> tags.show(place));
        MenuItem prove = new MenuItem(words.text("history.prove"), Icons.PROVED.node());
        prove.setId("historyMenu-prove");
        prove.setOnAction(_ -> chosen.prove());
        MenuItem delete = new MenuItem(words.text("history.delete-images"), Icons.DELETE.node());
        delete.setId("historyMenu-delete");
        delete.setOnAction(_ -> delete(place));
        List<MenuItem> items = List.of(rotate, tag, prove, delete);
        items.forEach(item -> item.disableProperty().bind(chosen.canChange().not()));
        return items;
    }

    List<MenuItem> rotations() {
        return Stream.of(Rotation.values())
                .map(rotation -> {
                    MenuItem item = new MenuItem(words.rotation(rotation));
                    item.setId("historyRotate-" + rotation.code());
                    item.setOnAction(_ -> chosen.rotate(rotation));
                    return item;
                })
                .toList();
    }

    void delete(Node place) {
        chosen.delete(place.getScene().getWindow());
    }
}
