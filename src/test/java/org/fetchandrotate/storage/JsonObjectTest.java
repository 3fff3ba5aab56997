package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.fetchandrotate.storage.JsonObject.JsonFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void readsWhatJsonWrites() throws JsonFault {
        String text = "a\"b\\c/d\n\t\u0001 ü 🖼 \ud800";
        JsonObject object = JsonObject.parse(new Json()
                .with("text", text)
                .with("number", -12L)
                .with("truth", true)
                .with("items", List.of("x", "y"))
                .with("inner", new Json().with("a", 1))
                .toString());
        assertThat(object.text("text")).contains(text);
        assertThat(object.number("number")).hasValue(-12);
        assertThat(object.texts("items")).containsExactly("x", "y");
        assertThat(object.text("number")).isEmpty();
        assertThat(object.number("text")).isEmpty();
        assertThat(object.text("missing")).isEmpty();
    }

    @Test
    void readsWhatOthersWrite() throws JsonFault {
        JsonObject object = JsonObject.parse(
                " { \"a\" : \"\\u00fc\\/\\b\\f\\r\" , \"b\":[ ],\"c\":{},\"d\":null, \"e\":1.5e3,\"f\":[1,\"z\"] } ");
        assertThat(object.text("a")).contains("ü/\b\f\r");
        assertThat(object.texts("b")).isEmpty();
        assertThat(object.text("d")).isEmpty();
        assertThat(object.number("e")).isEmpty();
        assertThat(object.texts("f")).containsExactly("z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1} x",
                "{\"a\":01}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"b",
                "{'a':1}",
                "{\"a\":\"\n\"}",
                "{\"a\":[1 2]}"
            })
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> JsonObject.parse(text))
                .isInstanceOf(JsonFault.class)
                .hasMessageContaining("no JSON object");
    }

    @Test
    void saysWhere() {
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":tru}")).hasMessage("no JSON object: no value at character 9");
    }

    @Test
    void refusesWhatIsNestedTooDeeply() throws JsonFault {
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":" + "[".repeat(100_000)))
                .hasMessageContaining("nested too deeply");
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":".repeat(100_000))).hasMessageContaining("nested too deeply");

        String deepest = "[".repeat(64) + "]".repeat(64);
        assertThat(JsonObject.parse("{\"a\":" + deepest + "}").texts("a")).isEmpty();
        assertThatThrownBy(() -> JsonObject.parse("{\"a\":[" + deepest + "]}"))
                .hasMessageContaining("nested too deeply");
    }

    @Test
    void neverFailsOtherwise() {
        String line = "{\"a\":[\"\\u00fc\",{\"b\":-1.5e-3}],\"c\":null,\"d\":\"\\\\\\\"\"}";
        Random random = new Random(16);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(line);
            for (int change = random.nextInt(4); change >= 0; change--) {
                text.setCharAt(random.nextInt(text.length()), "{}[]\",:\\u0 nt".charAt(random.nextInt(13)));
            }
            try {
                JsonObject.parse(text.substring(0, random.nextInt(text.length() + 1)));
            } catch (JsonFault expected) {
                assertThat(expected).hasMessageStartingWith("no JSON object: ");
            }
        }
    }
}
