package org.fetchandrotate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    @Test
    void writesMembersInTheirOrder() {
        TreeMap<String, Integer> map = new TreeMap<>(Map.of("b", 2, "a", 1));
        assertThat(new Json()
                        .with("text", "x")
                        .with("number", 7)
                        .with("long", 5_000_000_000L)
                        .with("half", 0.5)
                        .with("truth", true)
                        .with("list", List.of("a", 1))
                        .with("map", map)
                        .with("object", new Json().with("k", "v"))
                        .with("present", Optional.of("y"))
                        .with("absent", Optional.empty())
                        .with("int", OptionalInt.of(3))
                        .with("noInt", OptionalInt.empty())
                        .with("noLong", OptionalLong.empty()))
                .hasToString(
                        "{\"text\":\"x\",\"number\":7,\"long\":5000000000,\"half\":0.5,\"truth\":true,\"list\":[\"a\",1],"
                                + "\"map\":{\"a\":1,\"b\":2},\"object\":{\"k\":\"v\"},\"present\":\"y\",\"absent\":null,"
                                + "\"int\":3,\"noInt\":null,\"noLong\":null}");
    }

    @Test
    void writesAnEmptyObject() {
        assertThat(new Json()).hasToString("{}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`say \"hi\"`,     `say \\\"hi\\\"`",
                "`back\\slash`,    `back\\\\slash`",
                "`a\nb\tc\rd`,     `a\\nb\\tc\\rd`",
                "`\u0000\u001f\u007f`, `\\u0000\\u001f\\u007f`",
                "`Grüße, 世界 🌍`, `Grüße, 世界 🌍`",
                "`\ud83c`,         `\\ud83c`",
                "`\udf0d!`,        `\\udf0d!`",
                "`\ud83c\ud83c\udf0d`, `\\ud83c🌍`",
            })
    void escapesWhatMustBe_andNothingElse(String text, String escaped) {
        assertThat(new Json().with("t", text)).hasToString("{\"t\":\"" + escaped + "\"}");
    }

    @Test
    void refusesWhatHasNoJson() {
        assertThatThrownBy(() -> new Json().with("t", new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
