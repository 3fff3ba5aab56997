package org.fetchandrotate.desktop.compare;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.fetchandrotate.desktop.compare.Facts.Fact;

/// A fact's name above its value, which a tooltip tells in full.
final class FactRow extends VBox {
    FactRow(Fact fact) {
        Label name = new Label(fact.name());
        Label value = new Label(fact.value());
        getStyleClass().add("fact");
        name.getStyleClass().add("name");
        value.getStyleClass().add("value");
        value.setTooltip(new Tooltip(fact.value()));
        getChildren().addAll(name, value);
    }
}
