package org.fetchandrotate.render;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// A conversation with a browser: numbered commands, their results, and events, each as a JSON object, by the
/// Chrome DevTools Protocol or WebDriver BiDi. Thread-safe.
final class Conversation implements AutoCloseable {
    private static final long MOST_SECONDS = 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonObject>> awaited = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final ReentrantLock sending = new ReentrantLock();
    private final Consumer<JsonObject> onEvent;
    private final WebSocket socket;

    /// @param onEvent given each event, one after the other; must not block
    Conversation(URI address, Consumer<JsonObject> onEvent) throws IOException, InterruptedException {
        this.onEvent = onEvent;
        socket = await(client.newWebSocketBuilder().buildAsync(address, new Messages()));
    }

    /// Sends a command and waits for its result.
    ///
    /// @param session the DevTools session that it is for; empty for the browser itself, and with BiDi
    JsonObject ask(String method, JsonObject parameters, String session) throws IOException, InterruptedException {
        return await(send(method, parameters, session));
    }

    /// Sends a command.
    ///
    /// @return its result, which fails if the conversation is over: what a page asked for may come too late for it
    CompletableFuture<JsonObject> send(String method, JsonObject parameters, String session) {
        int number = numbers.incrementAndGet();
        JsonObject message = new JsonObject();
        message.addProperty("id", number);
        message.addProperty("method", method);
        message.add("params", parameters);
        if (!session.isEmpty()) {
            message.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> result = new CompletableFuture<>();
        awaited.put(number, result);
        // one message must be on its way before the next is
        sending.lock();
        try {
            socket.sendText(message.toString(), true).join();
        } catch (CompletionException e) {
            awaited.remove(number);
            result.completeExceptionally(new IOException("the browser is gone", e));
        } finally {
            sending.unlock();
        }
        return result;
    }

    private static <T> T await(CompletableFuture<T> result) throws IOException, InterruptedException {
        try {
            return result.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser doesn't answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }

    private void receive(String text) {
        JsonObject message = JsonParser.parseString(text).getAsJsonObject();
        JsonElement id = message.get("id");
        if (id == null || id.isJsonNull()) {
            if (message.has("method")) {
                onEvent.accept(message);
            }
            return;
        }
        CompletableFuture<JsonObject> result = awaited.remove(id.getAsInt());
        if (result == null) {
            return;
        }
        if (message.has("error")) {
            result.completeExceptionally(new IOException(message.get("error").toString()));
        } else {
            result.complete(message.getAsJsonObject("result"));
        }
    }

    private final class Messages implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @org.jspecify.annotations.Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                String text = parts.toString();
                parts.setLength(0);
                receive(text);
            }
            from.request(1);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            awaited.values().forEach(result -> result.completeExceptionally(error));
        }
    }
}
