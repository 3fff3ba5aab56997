package org.fetchandrotate.desktop.compare;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.compare.Facts.Fact;

/// A fact's name above its value, in as many lines as it takes; its menu copies it.
final class FactRow extends VBox {
    /// @param copy takes what is to be copied
    FactRow(Fact fact, String copyWords, Consumer<String> copy) {
        Label name = new Label(fact.name());
        Label value = new Label(fact.value());
        getStyleClass().add("fact");
        name.getStyleClass().add("name");
        value.getStyleClass().add("value");
        value.setWrapText(true);
        MenuItem item = new MenuItem(copyWords);
        item.setOnAction(_ -> copy.accept(fact.value()));
        value.setContextMenu(new ContextMenu(item));
        getChildren().addAll(name, value);
    }
}
