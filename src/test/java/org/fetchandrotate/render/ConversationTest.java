package org.fetchandrotate.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A conversation with what answers like a browser.
@Timeout(60)
final class ConversationTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final MockWebServer browser = new MockWebServer();
    private final CompletableFuture<String> event = new CompletableFuture<>();

    @BeforeEach
    void answer() throws IOException {
        browser.enqueue(new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onMessage(WebSocket socket, String text) {
                        String number = text.replaceFirst(".*\"id\":(\\d+).*", "$1");
                        socket.send("{\"method\":\"happened\",\"params\":{}}");
                        socket.send(
                                text.contains("refused")
                                        ? "{\"id\":" + number + ",\"error\":\"no such command\"}"
                                        : "{\"id\":" + number + ",\"result\":{\"told\":\"yes\"}}");
                    }
                })
                .build());
        browser.start();
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    @Test
    void tellsResultsAndEvents() throws Exception {
        try (Conversation conversation = begin()) {
            JsonObject result = conversation.ask("command", new JsonObject(), "");
            assertThat(result.get("told").getAsString()).isEqualTo("yes");
            assertThat(event).succeedsWithin(SOON).isEqualTo("happened");
            assertThat(conversation.send("refused", new JsonObject(), "session"))
                    .failsWithin(SOON)
                    .withThrowableThat()
                    .isInstanceOf(ExecutionException.class)
                    .withMessageContaining("no such command");
        }
    }

    @Test
    void failsWhatIsSaidTooLate() throws Exception {
        Conversation conversation = begin();
        conversation.close();
        assertThat(conversation.send("command", new JsonObject(), "")).isCompletedExceptionally();
    }

    private Conversation begin() throws IOException, InterruptedException {
        URI address = URI.create("ws://127.0.0.1:" + browser.getPort() + "/");
        return new Conversation(
                address, told -> event.complete(told.get("method").getAsString()));
    }
}
