package org.fetchandrotate.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import org.fetchandrotate.render.Resources.Resource;

/// The headers of an answer to the browser.
final class Headers {
    private Headers() {}

    /// Every origin may read what is answered: it was asked for without anybody's cookies, and the browser has no
    /// secrets.
    static JsonArray of(JsonObject paused, Resource resource) {
        String origin = "*";
        for (Map.Entry<String, JsonElement> header :
                paused.getAsJsonObject("request").getAsJsonObject("headers").entrySet()) {
            origin = header.getKey().equalsIgnoreCase("Origin")
                    ? header.getValue().getAsString()
                    : origin;
        }
        JsonArray headers = new JsonArray();
        resource.contentType().ifPresent(type -> headers.add(header("Content-Type", type)));
        headers.add(header("Access-Control-Allow-Origin", origin));
        if (!origin.equals("*")) {
            headers.add(header("Access-Control-Allow-Credentials", "true"));
        }
        return headers;
    }

    private static JsonObject header(String name, String value) {
        JsonObject header = new JsonObject();
        header.addProperty("name", name);
        header.addProperty("value", value);
        return header;
    }
}
