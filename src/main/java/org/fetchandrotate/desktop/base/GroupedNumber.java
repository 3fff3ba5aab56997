package org.fetchandrotate.desktop.base;

import java.util.regex.Pattern;
import org.fetchandrotate.settings.SettingKey;
import org.fetchandrotate.settings.SettingKey.Kind;

/// Whole numbers as people type and paste them: `1,000`, `1.000`, `1 000`, `1’000`.
public final class GroupedNumber {
    /// Groups of three after the first, parted by a comma, a full stop, an apostrophe or any space.
    private static final Pattern GROUPED =
            Pattern.compile("\\s*[0-9]{1,3}([,.'’\\s\\u00A0\\u202F])[0-9]{3}(\\1[0-9]{3})*\\s*");

    private static final Pattern SEPARATOR = Pattern.compile("[,.'’\\s\\u00A0\\u202F]");

    private GroupedNumber() {}

    /// The text without what groups the digits of a whole number; any other text as it is. Of settings that aren't
    /// whole numbers every text is as it is: there a full stop parts the fraction.
    public static String plain(SettingKey key, String text) {
        boolean isWhole = key.kind() == Kind.INTEGER || key.kind() == Kind.INTEGER_OR_AUTO;
        return isWhole && GROUPED.matcher(text).matches()
                ? SEPARATOR.matcher(text).replaceAll("")
                : text;
    }
}
