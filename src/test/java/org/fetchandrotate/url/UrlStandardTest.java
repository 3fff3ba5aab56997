package org.fetchandrotate.url;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds our URLs against the test data of the URL Standard: every case about http and https, none left out. Of
/// other schemes it must say that they are none of ours.
class UrlStandardTest {
    private static final String NONE = "none";

    /// Java's names for the charsets that the Encoding Standard means.
    private static final Map<String, String> JAVA_NAMES =
            Map.of("shift_jis", "windows-31j", "big5", "Big5-HKSCS", "euc-kr", "x-windows-949");

    @Test
    void urls_areWrittenAsTheStandardSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        int held = 0;
        for (JsonObject test : tests("urltestdata.json").toList()) {
            Optional<String> base = text(test, "base");
            Optional<WebUrl> baseUrl = base.flatMap(WebUrl::parse);
            String input = test.get("input").getAsString();
            if (base.isPresent() && baseUrl.isEmpty() && !isAbsoluteWeb(input)) {
                continue; // relative to another scheme
            }
            held++;
            String actual = baseUrl.map(url -> url.resolve(input))
                    .orElseGet(() -> WebUrl.parse(input))
                    .map(WebUrl::toString)
                    .orElse(NONE);
            String expected = text(test, "href")
                    .filter(UrlStandardTest::isAbsoluteWeb)
                    .map(href -> href.replaceFirst("#.*", ""))
                    .orElse(NONE);
            if (!actual.equals(expected)) {
                wrong.add(quoted(input) + " on " + base.orElse(NONE) + " is " + actual + ", not " + expected);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(held).isGreaterThan(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"toascii.json", "IdnaTestV2.json", "IdnaTestV2-removed.json"})
    void domains_areWrittenInAsciiAsTheStandardSays(String file) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (JsonObject test : tests(file).toList()) {
            String input = test.get("input").getAsString();
            if (input.isEmpty()) {
                continue; // an empty host can't be written in a URL: what follows would become it
            }
            String actual = WebUrl.parse("https://" + withEscapedEnds(input) + "/x")
                    .map(WebUrl::host)
                    .orElse(NONE);
            String expected = text(test, "output").orElse(NONE);
            if (!actual.equals(expected)) {
                wrong.add(quoted(input) + " is " + actual + ", not " + expected
                        + text(test, "comment")
                                .map(comment -> " (" + comment + ")")
                                .orElse(""));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void queries_areEncodedInThePagesCharset() throws IOException {
        WebUrl base = WebUrl.parse("https://example.org/").orElseThrow();
        List<String> wrong = new ArrayList<>();
        for (JsonObject test : tests("percent-encoding.json").toList()) {
            String input = test.get("input").getAsString();
            test.getAsJsonObject("output").entrySet().forEach(output -> {
                Charset charset = Charset.forName(JAVA_NAMES.getOrDefault(output.getKey(), output.getKey()));
                String actual = base.resolve("?" + input, charset)
                        .flatMap(WebUrl::query)
                        .orElse(NONE);
                String expected = output.getValue().getAsString();
                if (!actual.equals(expected)) {
                    wrong.add(quoted(input) + " in " + charset + " is " + actual + ", not " + expected);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    /// What would end a host is escaped, so that it reaches the domain's own rules.
    private static String withEscapedEnds(String host) {
        var escaped = new StringBuilder();
        host.chars().forEach(character -> {
            if (":/?#\\".indexOf(character) >= 0) {
                escaped.append(String.format("%%%02X", character));
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString();
    }

    private static boolean isAbsoluteWeb(String text) {
        String bare = text.replaceAll("[\t\n\r]", "");
        return bare.strip().regionMatches(true, 0, "http:", 0, 5)
                || bare.strip().regionMatches(true, 0, "https:", 0, 6);
    }

    private static Optional<String> text(JsonObject test, String name) {
        return Optional.ofNullable(test.get(name))
                .filter(value -> !value.isJsonNull())
                .map(JsonElement::getAsString);
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("'");
        text.chars().forEach(character -> {
            if (character < ' ' || character > '~') {
                quoted.append(String.format("\\u%04x", character));
            } else {
                quoted.append((char) character);
            }
        });
        return quoted.append('\'').toString();
    }

    private static Stream<JsonObject> tests(String file) throws IOException {
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(UrlStandardTest.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            return StreamSupport.stream(
                            JsonParser.parseReader(reader).getAsJsonArray().spliterator(), false)
                    .filter(JsonElement::isJsonObject)
                    .map(JsonElement::getAsJsonObject);
        }
    }
}
