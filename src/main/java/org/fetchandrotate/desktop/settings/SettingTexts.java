package org.fetchandrotate.desktop.settings;

import java.math.BigDecimal;
import java.util.List;
import org.fetchandrotate.desktop.base.Messages;
import org.fetchandrotate.settings.SettingKey;

/// What the page says about a setting, made from what the setting says about itself.
record SettingTexts(Messages messages) {
    String name(SettingKey key) {
        return messages.text("settings." + key.key() + ".name");
    }

    String help(SettingKey key) {
        return messages.text(key.helpKey());
    }

    /// Empty for what is no number.
    String unit(SettingKey key) {
        return key.unit().isEmpty() ? "" : messages.text("settings.unit." + key.unit());
    }

    String choice(String value) {
        return messages.text("settings.choice." + value);
    }

    /// What is allowed: the end of a sentence that starts with "must be".
    String allowed(SettingKey key) {
        return switch (key.kind()) {
            case INTEGER -> messages.text("settings.allowed.integer", key.min(), key.max());
            case INTEGER_OR_AUTO -> messages.text("settings.allowed.integer-or-auto", key.min(), key.max());
            case SECONDS -> messages.text("settings.allowed.seconds", seconds(key.min()), seconds(key.max()));
            case BYTES -> messages.text("settings.allowed.bytes", bytes(key.min()), bytes(key.max()));
            case TEXT -> messages.text("settings.allowed.text");
            case PATH -> messages.text("settings.allowed.path");
            case YES_NO, CHOICE -> messages.text("settings.allowed.choice");
            case PROXY -> messages.text("settings.allowed.proxy");
            case KEYWORDS -> messages.text("settings.allowed.keywords");
        };
    }

    /// Default and range, in one line.
    String facts(SettingKey key) {
        return switch (key.kind()) {
            case INTEGER, INTEGER_OR_AUTO, SECONDS, BYTES ->
                messages.text("settings.facts.range", key.defaultText(), allowed(key));
            case TEXT, PATH, PROXY, KEYWORDS -> messages.text("settings.facts", key.defaultText());
            case YES_NO, CHOICE -> messages.text("settings.facts", choice(key.defaultText()));
        };
    }

    private BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros();
    }

    private static String bytes(long bytes) {
        List<String> units = List.of("bytes", "KiB", "MiB", "GiB");
        long number = bytes;
        int unit = 0;
        while (number >= 1_024 && number % 1_024 == 0 && unit < units.size() - 1) {
            number /= 1_024;
            unit++;
        }
        return number + " " + units.get(unit);
    }
}
