package org.fetchandrotate.fetch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The charset that a `Content-Type` names, read as browsers do: the first parameter of that name that has a value;
/// single quotes are part of the value, a space before `=` is part of the name.
///
/// Source: MIME Sniffing Standard, 4.4 "Parsing a MIME type".
final class ContentCharset {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern TYPE = Pattern.compile("[\\t\\n\\r ]*" + TOKEN + "/" + TOKEN + "[\\t\\n\\r ]*(?=;|$)");
    private static final Pattern PARAMETER =
            Pattern.compile(";[\\t\\n\\r ]*([^;=]*)(?:=(?:\"((?:[^\"\\\\]|\\\\.)*)[^;]*|([^;]*)))?");

    private ContentCharset() {}

    /// As it is written: browsers know other names than Java.
    static Optional<String> of(String contentType) {
        Matcher type = TYPE.matcher(contentType);
        if (!type.lookingAt()) {
            return Optional.empty();
        }
        Matcher parameter = PARAMETER.matcher(contentType).region(type.end(), contentType.length());
        while (parameter.lookingAt()) {
            if (parameter.group(1).equalsIgnoreCase("charset")) {
                String quoted = parameter.group(2);
                String plain = parameter.group(3);
                if (quoted != null) {
                    return Optional.of(quoted.replaceAll("\\\\(.)", "$1"));
                }
                if (plain != null && !plain.isBlank()) {
                    return Optional.of(plain.stripTrailing());
                }
            }
            parameter.region(parameter.end(), contentType.length());
        }
        return Optional.empty();
    }
}
