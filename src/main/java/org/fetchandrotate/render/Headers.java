package org.fetchandrotate.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.fetchandrotate.render.Resources.Resource;

/// The headers of an answer to the browser.
final class Headers {
    private static final String ANY = "*";

    private Headers() {}

    /// @param request with its headers as one object
    static JsonArray ofDevTools(JsonObject request, Resource resource) {
        String origin = ANY;
        for (Map.Entry<String, JsonElement> header :
                request.getAsJsonObject("headers").entrySet()) {
            origin = isOrigin(header.getKey()) ? header.getValue().getAsString() : origin;
        }
        return written(origin, resource, JsonPrimitive::new);
    }

    /// @param request with its headers as a list of objects, whose values are objects
    static JsonArray ofBidi(JsonObject request, Resource resource) {
        String origin = ANY;
        for (JsonElement header : request.getAsJsonArray("headers")) {
            JsonObject named = header.getAsJsonObject();
            origin = isOrigin(named.get("name").getAsString())
                    ? named.getAsJsonObject("value").get("value").getAsString()
                    : origin;
        }
        return written(origin, resource, text -> {
            JsonObject value = new JsonObject();
            value.addProperty("type", "string");
            value.addProperty("value", text);
            return value;
        });
    }

    private static boolean isOrigin(String name) {
        return name.equalsIgnoreCase("Origin");
    }

    /// Every origin may read what is answered: it was asked for without anybody's cookies, and the browser has no
    /// secrets.
    private static JsonArray written(String origin, Resource resource, Function<String, JsonElement> value) {
        Map<String, String> headers = new LinkedHashMap<>();
        resource.contentType().ifPresent(type -> headers.put("Content-Type", type));
        headers.put("Access-Control-Allow-Origin", origin);
        if (!origin.equals(ANY)) {
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        JsonArray written = new JsonArray();
        headers.forEach((name, text) -> {
            JsonObject header = new JsonObject();
            header.addProperty("name", name);
            header.add("value", value.apply(text));
            written.add(header);
        });
        return written;
    }
}
