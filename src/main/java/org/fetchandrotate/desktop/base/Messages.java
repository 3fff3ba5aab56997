package org.fetchandrotate.desktop.base;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.fetchandrotate.model.Failure;
import org.fetchandrotate.model.FailureReason;

/// The window's words, in the user's language. Immutable and thread-safe.
public final class Messages {
    private static final String BUNDLE = "org.fetchandrotate.desktop.messages";

    private final ResourceBundle bundle;

    /// English where a language isn't there.
    public Messages(Locale locale) {
        bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// For FXML: `%key`.
    public ResourceBundle bundle() {
        return bundle;
    }

    /// The language in use, also for numbers and dates.
    public Locale locale() {
        return bundle.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : bundle.getLocale();
    }

    /// @param arguments for the placeholders `{0}`, `{1}`, …, formatted for the language
    /// @throws MissingResourceException if there is no such key
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale()).format(arguments);
    }

    /// A failure in words: the reason, with its detail where that says more.
    public String failure(Failure failure) {
        return failureWords().of(failure);
    }

    /// What a failure's reason doesn't say; empty if there is nothing.
    public String detail(Failure failure) {
        return failureWords().detail(failure);
    }

    /// What somebody can do about a failure, in a sentence or two.
    public String advice(FailureReason reason) {
        return text("advice." + Advice.on(reason).code());
    }

    private FailureWords failureWords() {
        return new FailureWords(this, locale().equals(Locale.ENGLISH) ? this : new Messages(Locale.ENGLISH));
    }

    /// A reason in words that stand by themselves.
    public String reason(FailureReason reason) {
        String words = reasonInLine(reason);
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(locale()) + words.substring(first);
    }

    /// A reason in words within a sentence.
    public String reasonInLine(FailureReason reason) {
        return text("failure." + reason.code());
    }
}
