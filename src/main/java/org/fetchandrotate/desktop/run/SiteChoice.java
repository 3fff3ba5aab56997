package org.fetchandrotate.desktop.run;

import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.SelectionModel;

/// Keeps what is selected in a list of websites and the website whose images show the same.
///
/// @param selection in the order of the run
/// @param site empty for all
record SiteChoice(SelectionModel<HostRow> selection, ObjectProperty<OptionalInt> site) {
    void bind() {
        selection.selectedIndexProperty().subscribe(index -> {
            OptionalInt chosen = index.intValue() < 0 ? OptionalInt.empty() : OptionalInt.of(index.intValue());
            if (!chosen.equals(site.get())) {
                site.set(chosen);
            }
        });
        site.subscribe(chosen -> {
            if (chosen.isEmpty()) {
                selection.clearSelection();
            } else if (selection.getSelectedIndex() != chosen.getAsInt()) {
                selection.select(chosen.getAsInt());
            }
        });
    }
}
