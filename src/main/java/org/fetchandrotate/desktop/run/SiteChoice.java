package org.fetchandrotate.desktop.run;

import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.SelectionModel;

/// Keeps what is selected in a list of websites and the website whose images show the same.
///
/// @param placeOf the website's place in the run
/// @param indexOf where in the list the website at such a place is
/// @param site empty for all
record SiteChoice<T>(
        SelectionModel<T> selection,
        ToIntFunction<T> placeOf,
        IntUnaryOperator indexOf,
        ObjectProperty<OptionalInt> site) {
    void bind() {
        selection.selectedItemProperty().subscribe(item -> {
            OptionalInt chosen = item == null ? OptionalInt.empty() : OptionalInt.of(placeOf.applyAsInt(item));
            if (!chosen.equals(site.get())) {
                site.set(chosen);
            }
        });
        site.subscribe(chosen -> {
            T item = selection.getSelectedItem();
            if (chosen.isEmpty()) {
                selection.clearSelection();
            } else if (item == null || placeOf.applyAsInt(item) != chosen.getAsInt()) {
                selection.select(indexOf.applyAsInt(chosen.getAsInt()));
            }
        });
    }
}
