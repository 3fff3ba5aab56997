package org.fetchandrotate.desktop.base;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.NamedArg;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;
import org.fetchandrotate.settings.SettingKey;
import org.jspecify.annotations.Nullable;

/// A field for a setting that is a number. Arrow keys and buttons step it by one of the unit that it is written in:
/// from `64 MiB` to `65 MiB`, from `178 million` to `179 million`. What is typed may be anything: whoever has the
/// text says what is wrong with it.
public final class NumberField extends Spinner<String> {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /// A whole number, and whatever follows it.
    private static final Pattern NUMBER = Pattern.compile("\\s*([0-9_]*[0-9])(.*)");

    /// @param key what is allowed
    public NumberField(@NamedArg("key") SettingKey key) {
        setEditable(true);
        setValueFactory(new Steps(key));
        getStyleClass().add("number-field");
    }

    /// The text as typed.
    public StringProperty textProperty() {
        return getEditor().textProperty();
    }

    /// Marks the field while something is wrong with its text.
    ///
    /// @param finding in words; empty while there is none
    public void markWhile(ObservableValue<String> finding) {
        finding.subscribe(words -> pseudoClassStateChanged(ERROR, !words.isEmpty()));
    }

    /// Steps the text itself: a value beside it would have to be converted to, which not every text can be.
    private final class Steps extends SpinnerValueFactory<String> {
        private final SettingKey key;

        Steps(SettingKey key) {
            this.key = key;
            setConverter(new StringConverter<>() {
                @Override
                public String toString(@Nullable String value) {
                    return value == null ? "" : value;
                }

                @Override
                public String fromString(String text) {
                    return text;
                }
            });
        }

        @Override
        public void increment(int steps) {
            step(steps);
        }

        @Override
        public void decrement(int steps) {
            step(-steps);
        }

        /// Does nothing where there is no number, or none that is allowed to go to.
        private void step(int steps) {
            Matcher number = NUMBER.matcher(GroupedNumber.plain(key, getEditor().getText()));
            if (number.matches()) {
                BigInteger stepped = new BigInteger(number.group(1).replace("_", "")).add(BigInteger.valueOf(steps));
                String text = stepped + number.group(2);
                if (key.finding(text).isEmpty()) {
                    getEditor().setText(text);
                }
            }
        }
    }
}
