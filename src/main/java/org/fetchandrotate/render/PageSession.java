package org.fetchandrotate.render;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.fetchandrotate.render.Resources.Resource;
import org.fetchandrotate.url.WebUrl;

/// The building of one page: answers what it asks for, and waits until it is done. Used once.
final class PageSession implements AutoCloseable {
    /// What scripts need to build a page; pictures, films, fonts and the rest are refused.
    private static final Set<String> NEEDED = Set.of("Document", "Script", "XHR", "Fetch", "Stylesheet");

    private static final int MOST_REQUESTS = 200;
    private static final Duration QUIET = Duration.ofMillis(500);

    private final WebUrl location;
    private final Resource page;
    private final Resources resources;
    private final DevTools devTools;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean loaded;
    private int underWay;
    private int asked;
    private long lastChange = System.nanoTime();

    /// @param page what the server answered for the page itself: it isn't asked again
    PageSession(URI address, WebUrl location, Resource page, Resources resources)
            throws IOException, InterruptedException {
        this.location = location;
        this.page = page;
        this.resources = resources;
        devTools = new DevTools(address, this::onEvent);
    }

    /// Builds the page.
    ///
    /// @param most how long that may take; then it is taken as it is
    RenderedPage build(Duration most) throws IOException, InterruptedException {
        String target = devTools.ask("Target.createTarget", with("url", "about:blank"), "")
                .get("targetId")
                .getAsString();
        JsonObject attach = with("targetId", target);
        attach.addProperty("flatten", true);
        String session = devTools.ask("Target.attachToTarget", attach, "")
                .get("sessionId")
                .getAsString();
        devTools.ask("Fetch.enable", new JsonObject(), session);
        devTools.ask("Page.enable", new JsonObject(), session);
        devTools.ask("Browser.setDownloadBehavior", with("behavior", "deny"), "");
        devTools.send("Page.navigate", with("url", location.toString()), session);
        awaitQuiet(most);
        String html = evaluated("document.documentElement.outerHTML", session);
        WebUrl there = WebUrl.parse(evaluated("location.href", session)).orElse(location);
        return new RenderedPage(there, evaluated("document.contentType", session), html);
    }

    private String evaluated(String expression, String session) throws IOException, InterruptedException {
        JsonObject parameters = with("expression", expression);
        parameters.addProperty("returnByValue", true);
        return devTools.ask("Runtime.evaluate", parameters, session)
                .getAsJsonObject("result")
                .get("value")
                .getAsString();
    }

    /// Waits until the page is loaded and has asked for nothing for a while.
    private void awaitQuiet(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        lock.lock();
        try {
            long left = 1;
            while (left > 0 && System.nanoTime() < end) {
                boolean waiting = !loaded || underWay > 0;
                left = waiting ? end - System.nanoTime() : lastChange + QUIET.toNanos() - System.nanoTime();
                if (left > 0) {
                    changed.awaitNanos(left);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void onEvent(JsonObject event) {
        String session = event.has("sessionId") ? event.get("sessionId").getAsString() : "";
        switch (event.get("method").getAsString()) {
            case "Page.loadEventFired" -> change(() -> loaded = true);
            case "Page.javascriptDialogOpening" ->
                Thread.ofVirtual().start(() -> devTools.send("Page.handleJavaScriptDialog", accepting(), session));
            case "Fetch.requestPaused" -> {
                change(() -> {
                    underWay++;
                    asked++;
                });
                Thread.ofVirtual().start(() -> {
                    try {
                        answer(event.getAsJsonObject("params"), session);
                    } finally {
                        change(() -> underWay--);
                    }
                });
            }
            default -> {}
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            lastChange = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void answer(JsonObject paused, String session) {
        JsonObject answer = with("requestId", paused.get("requestId").getAsString());
        Optional<Resource> resource = resource(paused);
        if (resource.isEmpty()) {
            answer.addProperty("errorReason", "BlockedByClient");
            devTools.send("Fetch.failRequest", answer, session);
            return;
        }
        answer.addProperty("responseCode", 200);
        answer.add("responseHeaders", Headers.of(paused, resource.get()));
        answer.addProperty(
                "body", Base64.getEncoder().encodeToString(resource.get().body()));
        devTools.send("Fetch.fulfillRequest", answer, session);
    }

    private Optional<Resource> resource(JsonObject paused) {
        JsonObject request = paused.getAsJsonObject("request");
        Optional<WebUrl> url = WebUrl.parse(request.get("url").getAsString());
        boolean wanted = request.get("method").getAsString().equals("GET")
                && NEEDED.contains(paused.get("resourceType").getAsString())
                && asked <= MOST_REQUESTS;
        if (!wanted || url.isEmpty()) {
            return Optional.empty();
        }
        if (url.get().equals(location)) {
            return Optional.of(page);
        }
        try {
            return resources.get(url.get(), location);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonObject accepting() {
        JsonObject accepting = new JsonObject();
        accepting.addProperty("accept", true);
        return accepting;
    }

    private static JsonObject with(String name, String value) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty(name, value);
        return parameters;
    }

    @Override
    public void close() {
        devTools.close();
    }
}
