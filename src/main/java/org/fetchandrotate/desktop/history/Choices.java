package org.fetchandrotate.desktop.history;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import org.fetchandrotate.desktop.base.ChoiceWords;
import org.jspecify.annotations.Nullable;

/// Combo boxes that choose what a filter lets through.
final class Choices {
    private Choices() {}

    /// @param words for a choice
    static <T> void fill(ComboBox<T> box, ObjectProperty<T> chosen, Function<T, String> words) {
        box.setCellFactory(_ -> new ChoiceCell<>(words));
        say(box, words);
        box.setValue(chosen.get());
        box.valueProperty().bindBidirectional(chosen);
    }

    /// Says what is chosen, and what a search among the choices looks through.
    static <T> void say(ComboBox<T> box, Function<T, String> words) {
        box.setButtonCell(new ChoiceCell<>(words));
        box.setConverter(new ChoiceWords<>(words));
    }

    /// Offers everything, then each entry of a list as it changes.
    static <T> void follow(ComboBox<Optional<T>> box, ObservableList<T> list) {
        box.getItems().clear();
        box.getItems().add(Optional.empty());
        list.addListener((ListChangeListener<T>) change -> {
            // The box keeps its value where only other items change.
            Optional<T> kept = box.getValue();
            box.getItems().remove(1, box.getItems().size());
            list.forEach(entry -> box.getItems().add(Optional.of(entry)));
            box.setValue(kept);
        });
    }

    private static final class ChoiceCell<T> extends ListCell<T> {
        private final Function<T, String> words;

        ChoiceCell(Function<T, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? null : words.apply(item));
        }
    }
}
