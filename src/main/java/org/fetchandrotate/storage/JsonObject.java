package org.fetchandrotate.storage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// One JSON object, as [Json] and other programs write it in a line: strict, since what is half understood would do
/// half of what was meant. Immutable. Source: RFC 8259.
public final class JsonObject {
    private static final int MAX_DEPTH = 64;

    private final Map<String, Object> members;

    private JsonObject(Map<String, Object> members) {
        this.members = members;
    }

    /// Reads an object.
    ///
    /// @throws JsonFault if the text is none; its message says where
    public static JsonObject parse(String text) throws JsonFault {
        Reader reader = new Reader(text);
        Map<String, Object> members = reader.object(0);
        reader.end();
        return new JsonObject(members);
    }

    /// A member that is a string; empty if it is missing or something else.
    public Optional<String> text(String name) {
        return members.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /// A member that is a whole number; empty if it is missing or something else.
    public OptionalLong number(String name) {
        return members.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// The strings of a member that is an array; empty if it is missing or something else.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (members.get(name) instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /// The text is no JSON object.
    public static final class JsonFault extends Exception {
        private static final long serialVersionUID = 1L;

        public JsonFault(String message) {
            super(message);
        }
    }

    /// Stands for `null` and for numbers that aren't whole: nothing asks for them.
    private enum Other {
        VALUE
    }

    private static final class Reader {
        private final String text;
        private int position;

        Reader(String text) {
            this.text = text;
        }

        void end() throws JsonFault {
            skipSpace();
            if (position < text.length()) {
                throw fault("more after the object");
            }
        }

        Map<String, Object> object(int depth) throws JsonFault {
            expect('{');
            Map<String, Object> members = new LinkedHashMap<>();
            if (next() == '}') {
                position++;
                return members;
            }
            do {
                String name = string();
                expect(':');
                members.put(name, value(depth + 1));
            } while (isMore('}'));
            return members;
        }

        private List<Object> array(int depth) throws JsonFault {
            expect('[');
            List<Object> items = new ArrayList<>();
            if (next() == ']') {
                position++;
                return items;
            }
            do {
                items.add(value(depth + 1));
            } while (isMore(']'));
            return items;
        }

        private Object value(int depth) throws JsonFault {
            if (depth > MAX_DEPTH) {
                throw fault("nested too deeply");
            }
            return switch (next()) {
                case '{' -> object(depth);
                case '[' -> array(depth);
                case '"' -> string();
                default -> word();
            };
        }

        private boolean isMore(char end) throws JsonFault {
            char sign = next();
            if (sign != ',' && sign != end) {
                throw fault("neither ',' nor '" + end + "'");
            }
            position++;
            return sign == ',';
        }

        private Object word() throws JsonFault {
            int start = position;
            while (position < text.length() && ",]} \t".indexOf(text.charAt(position)) < 0) {
                position++;
            }
            String word = text.substring(start, position);
            return switch (word) {
                case "true" -> Boolean.TRUE;
                case "false" -> Boolean.FALSE;
                case "null" -> Other.VALUE;
                default -> number(word);
            };
        }

        private Object number(String word) throws JsonFault {
            if (!word.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?")) {
                throw fault("no value");
            }
            @Nullable Long whole = word.matches("-?[0-9]{1,18}") ? Long.valueOf(word) : null;
            return whole == null ? Other.VALUE : whole;
        }

        private String string() throws JsonFault {
            expect('"');
            StringBuilder string = new StringBuilder();
            while (true) {
                char sign = take();
                if (sign == '"') {
                    return string.toString();
                }
                if (sign < ' ') {
                    throw fault("a control character in a string");
                }
                string.append(sign == '\\' ? escaped() : sign);
            }
        }

        private char escaped() throws JsonFault {
            char sign = take();
            return switch (sign) {
                case '"', '\\', '/' -> sign;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unicode();
                default -> throw fault("an unknown escape");
            };
        }

        private char unicode() throws JsonFault {
            int value = 0;
            for (int i = 0; i < 4; i++) {
                int digit = Character.digit(take(), 16);
                if (digit < 0) {
                    throw fault("no four hex digits after \\u");
                }
                value = value << 4 | digit;
            }
            return (char) value;
        }

        private void expect(char wanted) throws JsonFault {
            if (next() != wanted) {
                throw fault("no '" + wanted + "'");
            }
            position++;
        }

        private char next() throws JsonFault {
            skipSpace();
            if (position == text.length()) {
                throw fault("cut off");
            }
            return text.charAt(position);
        }

        private char take() throws JsonFault {
            if (position == text.length()) {
                throw fault("cut off");
            }
            return text.charAt(position++);
        }

        private void skipSpace() {
            while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
                position++;
            }
        }

        private JsonFault fault(String what) {
            return new JsonFault("no JSON object: " + what + " at character " + (position + 1));
        }
    }
}
