package org.fetchandrotate.render;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.render.Resources.Resource;
import org.fetchandrotate.url.WebUrl;

/// The building of one page by Chromium and its kin: answers what it asks for, and waits until it is done.
/// Source: the Chrome DevTools Protocol.
final class DevToolsSession implements PageSession {
    /// What scripts need to build a page; pictures, films, fonts and the rest are refused.
    private static final Set<String> NEEDED = Set.of("Document", "Script", "XHR", "Fetch", "Stylesheet");

    private final PageAnswers answers;
    private final PageActivity activity = new PageActivity();
    private final Conversation devTools;

    DevToolsSession(URI address, PageAnswers answers) throws IOException, InterruptedException {
        this.answers = answers;
        devTools = new Conversation(address, this::onEvent);
    }

    @Override
    public RenderedPage build(Duration most) throws IOException, InterruptedException {
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
        devTools.send("Page.navigate", with("url", answers.location().toString()), session);
        activity.awaitQuiet(most);
        String html = evaluated(PageScript.TEXT, session);
        WebUrl there = WebUrl.parse(evaluated(PageScript.LOCATION, session)).orElse(answers.location());
        return new RenderedPage(there, evaluated(PageScript.CONTENT_TYPE, session), html);
    }

    private String evaluated(String expression, String session) throws IOException, InterruptedException {
        JsonObject parameters = with("expression", expression);
        parameters.addProperty("returnByValue", true);
        return PageScript.text(devTools.ask("Runtime.evaluate", parameters, session));
    }

    private void onEvent(JsonObject event) {
        String session = event.has("sessionId") ? event.get("sessionId").getAsString() : "";
        switch (event.get("method").getAsString()) {
            case "Page.loadEventFired" -> activity.load();
            case "Page.javascriptDialogOpening" ->
                Thread.ofVirtual().start(() -> devTools.send("Page.handleJavaScriptDialog", accepting(), session));
            case "Fetch.requestPaused" -> {
                int number = activity.begin();
                Thread.ofVirtual().start(() -> {
                    try {
                        answer(event.getAsJsonObject("params"), session, number);
                    } finally {
                        activity.end();
                    }
                });
            }
            default -> {}
        }
    }

    private void answer(JsonObject paused, String session, int number) {
        JsonObject request = paused.getAsJsonObject("request");
        JsonObject answer = with("requestId", paused.get("requestId").getAsString());
        Optional<Resource> resource = answers.answer(
                request.get("method").getAsString(),
                request.get("url").getAsString(),
                NEEDED.contains(paused.get("resourceType").getAsString()),
                number);
        if (resource.isEmpty()) {
            answer.addProperty("errorReason", "BlockedByClient");
            devTools.send("Fetch.failRequest", answer, session);
            return;
        }
        answer.addProperty("responseCode", 200);
        answer.add("responseHeaders", Headers.ofDevTools(request, resource.get()));
        answer.addProperty(
                "body", Base64.getEncoder().encodeToString(resource.get().body()));
        devTools.send("Fetch.fulfillRequest", answer, session);
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
