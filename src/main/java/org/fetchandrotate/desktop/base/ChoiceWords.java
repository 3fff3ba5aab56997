package org.fetchandrotate.desktop.base;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What the choices of a box are called, in which nothing is typed.
public final class ChoiceWords<T> extends StringConverter<T> {
    private final Function<T, String> words;

    /// @param words of a choice
    public ChoiceWords(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("choices are chosen, not typed");
    }
}
