package org.fetchandrotate.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.fetchandrotate.render.Resources.Resource;
import org.fetchandrotate.url.WebUrl;

/// The building of one page by Firefox: answers what it asks for, and waits until it is done. Source: WebDriver
/// BiDi (W3C).
final class BidiSession implements PageSession {
    /// What scripts need to build a page, by what it is for; pictures, films, fonts and the rest are refused.
    private static final Set<String> NEEDED =
            Set.of("document", "iframe", "frame", "script", "style", "worker", "json");

    /// What has no such destination, by who asks.
    private static final Set<String> NEEDED_BY_SCRIPTS = Set.of("fetch", "xmlhttprequest");

    private final PageAnswers answers;
    private final PageActivity activity = new PageActivity();
    private final Conversation bidi;
    private volatile String context = "";

    BidiSession(URI address, PageAnswers answers) throws IOException, InterruptedException {
        this.answers = answers;
        bidi = new Conversation(address.resolve("/session"), this::onEvent);
    }

    @Override
    public RenderedPage build(Duration most) throws IOException, InterruptedException {
        bidi.ask("session.new", object("capabilities", capabilities()), "");
        bidi.ask("session.subscribe", object("events", texts("network.beforeRequestSent", "browsingContext.load")), "");
        bidi.ask("network.addIntercept", object("phases", texts("beforeRequestSent")), "");
        context = bidi.ask("browsingContext.create", object("type", new JsonPrimitive("tab")), "")
                .get("context")
                .getAsString();
        JsonObject navigate = object("context", new JsonPrimitive(context));
        navigate.addProperty("url", answers.location().toString());
        navigate.addProperty("wait", "none");
        bidi.send("browsingContext.navigate", navigate, "");
        activity.awaitQuiet(most);
        String html = evaluated(PageScript.TEXT);
        WebUrl there = WebUrl.parse(evaluated(PageScript.LOCATION)).orElse(answers.location());
        return new RenderedPage(there, evaluated(PageScript.CONTENT_TYPE), html);
    }

    /// Dialogs are accepted by themselves.
    private static JsonObject capabilities() {
        JsonObject prompts = object("default", new JsonPrimitive("accept"));
        return object("alwaysMatch", object("unhandledPromptBehavior", prompts));
    }

    private String evaluated(String expression) throws IOException, InterruptedException {
        JsonObject parameters = object("expression", new JsonPrimitive(expression));
        parameters.add("target", object("context", new JsonPrimitive(context)));
        parameters.addProperty("awaitPromise", false);
        return PageScript.text(bidi.ask("script.evaluate", parameters, ""));
    }

    private void onEvent(JsonObject event) {
        JsonObject parameters = event.getAsJsonObject("params");
        switch (event.get("method").getAsString()) {
            case "browsingContext.load" -> {
                if (parameters.get("context").getAsString().equals(context)) {
                    activity.load();
                }
            }
            case "network.beforeRequestSent" -> {
                int number = activity.begin();
                Thread.ofVirtual().start(() -> {
                    try {
                        answer(parameters.getAsJsonObject("request"), number);
                    } finally {
                        activity.end();
                    }
                });
            }
            default -> {}
        }
    }

    private void answer(JsonObject request, int number) {
        JsonObject answer = object("request", request.get("request"));
        Optional<Resource> resource =
                answers.answer(text(request, "method"), text(request, "url"), isNeeded(request), number);
        if (resource.isEmpty()) {
            bidi.send("network.failRequest", answer, "");
            return;
        }
        answer.addProperty("statusCode", 200);
        answer.addProperty("reasonPhrase", "OK");
        answer.add("headers", Headers.ofBidi(request, resource.get()));
        JsonObject body = object("type", new JsonPrimitive("base64"));
        body.addProperty(
                "value", Base64.getEncoder().encodeToString(resource.get().body()));
        answer.add("body", body);
        bidi.send("network.provideResponse", answer, "");
    }

    private static boolean isNeeded(JsonObject request) {
        String destination = text(request, "destination");
        return destination.isEmpty()
                ? NEEDED_BY_SCRIPTS.contains(text(request, "initiatorType"))
                : NEEDED.contains(destination);
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? "" : value.getAsString();
    }

    private static JsonArray texts(String... texts) {
        JsonArray array = new JsonArray();
        for (String text : texts) {
            array.add(text);
        }
        return array;
    }

    private static JsonObject object(String name, JsonElement value) {
        JsonObject object = new JsonObject();
        object.add(name, value);
        return object;
    }

    @Override
    public void close() {
        bidi.close();
    }
}
