package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.fetchandrotate.url.WebUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RobotsHandlerTest {
    private static final String RULES = "User-agent: *\nDisallow: /private\n";
    private static final String PRIVATE = "https://a.test/private";

    /// @param start of the file, in hex
    @ParameterizedTest
    @CsvSource({"fe ff, UTF-16BE", "ff fe, UTF-16LE", "'', UTF-8", "ef bb bf, UTF-8"})
    void readsUtf8_andUtf16ThatSaysSo(String start, String charset) throws Exception {
        assertThat(isAllowed(bytes(start, RULES.getBytes(charset)), PRIVATE)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"fe fe", "ff ff", "fe 0a", "ff 0a", "0a ff", "0a fe"})
    void takesNothingElseForUtf16(String start) throws Exception {
        byte[] rules = ("\n" + RULES).getBytes(StandardCharsets.UTF_8);
        assertThat(isAllowed(bytes(start, rules), PRIVATE)).isFalse();
    }

    @Test
    void readsTheFirst500Kibibytes_andObeysThose() throws Exception {
        String filled = RULES + "#".repeat(500 * 1024 - RULES.length() - 1) + "\n";
        byte[] longest = (filled + "Disallow: /late\n").getBytes(StandardCharsets.UTF_8);
        assertThat(isAllowed(longest, PRIVATE)).isFalse();
        assertThat(isAllowed(longest, "https://a.test/late")).isTrue();
    }

    private static byte[] bytes(String start, byte[] rest) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String value : start.isEmpty() ? new String[0] : start.split(" ")) {
            all.write(Integer.parseInt(value, 16));
        }
        all.writeBytes(rest);
        return all.toByteArray();
    }

    private static boolean isAllowed(byte[] file, String url) throws Exception {
        Response response = new Response.Builder()
                .request(new Request.Builder().url("https://a.test/robots.txt").build())
                .protocol(Protocol.HTTP_1_1)
                .code(200)
                .message("OK")
                .body(ResponseBody.create(file, MediaType.get("text/plain")))
                .build();
        WebUrl location = WebUrl.parse("https://a.test/robots.txt").orElseThrow();
        IncomingBody body =
                new IncomingBody(response, location, new FakeTicker(), TimeLimits.of(Duration.ofSeconds(2), 0));
        return new RobotsHandler("https://a.test", List.of("fetchandrotate"))
                .receive(body)
                .isAllowed(url);
    }
}
