package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RobotsAgentTest {
    @ParameterizedTest
    @CsvSource({
        "Mozilla/5.0 (compatible; FetchAndRotate/1.0), fetchandrotate",
        "Mozilla/5.0 (compatible; my-bot/2; +https://x.example), my-bot",
        "Mozilla/5.0 (compatible;Bot), bot",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36, mozilla",
        "FetchAndRotate/1.0, fetchandrotate",
        "My_Fetcher (contact me), my_fetcher",
    })
    void namesTheProduct(String userAgent, String expected) {
        assertThat(RobotsAgent.names(userAgent)).containsExactly(expected);
    }

    @Test
    void namesNothing_whenThereIsNoProduct() {
        assertThat(RobotsAgent.names("")).isEmpty();
        assertThat(RobotsAgent.names("123 (???)")).isEmpty();
    }
}
