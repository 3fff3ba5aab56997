package org.fetchandrotate.render;

import com.google.gson.JsonPrimitive;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Firefox. What it is told stands in its profile: its proxy is a port where nobody listens, for all schemes and
/// hosts, and it never goes without. Source: `about:config`.
final class FirefoxLaunch implements Launch {
    private static final Map<String, Object> PREFERENCES = Map.ofEntries(
            Map.entry("network.proxy.type", 1),
            Map.entry("network.proxy.http", "127.0.0.1"),
            Map.entry("network.proxy.http_port", 9),
            Map.entry("network.proxy.ssl", "127.0.0.1"),
            Map.entry("network.proxy.ssl_port", 9),
            Map.entry("network.proxy.socks", "127.0.0.1"),
            Map.entry("network.proxy.socks_port", 9),
            Map.entry("network.proxy.socks_remote_dns", true),
            Map.entry("network.proxy.no_proxies_on", ""),
            Map.entry("network.proxy.allow_hijacking_localhost", true),
            Map.entry("network.proxy.failover_direct", false),
            Map.entry("network.dns.disablePrefetch", true),
            Map.entry("network.trr.mode", 5),
            Map.entry("network.captive-portal-service.enabled", false),
            Map.entry("network.connectivity-service.enabled", false),
            Map.entry("media.peerconnection.enabled", false),
            Map.entry("permissions.default.image", 2),
            Map.entry("dom.security.https_first", false),
            Map.entry("dom.security.https_only_mode", false),
            Map.entry("app.normandy.enabled", false),
            Map.entry("app.update.auto", false),
            Map.entry("browser.newtabpage.enabled", false),
            Map.entry("browser.safebrowsing.malware.enabled", false),
            Map.entry("browser.safebrowsing.phishing.enabled", false),
            Map.entry("datareporting.policy.dataSubmissionEnabled", false),
            Map.entry("extensions.update.enabled", false),
            Map.entry("intl.accept_languages", "en-US, en"),
            Map.entry("media.gmp-manager.updateEnabled", false),
            Map.entry("services.settings.server", "http://127.0.0.1:9/"),
            Map.entry("toolkit.telemetry.enabled", false));

    @Override
    public String announced() {
        return "WebDriver BiDi listening on ";
    }

    @Override
    public void furnish(Path profile, String userAgent) throws IOException {
        Map<String, Object> preferences = new TreeMap<>(PREFERENCES);
        preferences.put("general.useragent.override", userAgent);
        List<String> lines = new ArrayList<>();
        preferences.forEach(
                (name, value) -> lines.add("user_pref(" + new JsonPrimitive(name) + ", " + json(value) + ");"));
        Files.write(profile.resolve("user.js"), lines);
    }

    private static JsonPrimitive json(Object value) {
        return switch (value) {
            case Boolean flag -> new JsonPrimitive(flag);
            case Number number -> new JsonPrimitive(number);
            default -> new JsonPrimitive(value.toString());
        };
    }

    @Override
    public List<String> options(Path profile, String userAgent) {
        List<String> options = new ArrayList<>(List.of(
                "--headless",
                "--no-remote",
                "--remote-debugging-port=0",
                "--width=1920",
                "--height=1080",
                "--profile",
                profile.toString()));
        if (File.separatorChar == '\\') {
            options.add("--wait-for-browser"); // else a launcher starts it and leaves, on Windows
        }
        options.add("about:blank");
        return options;
    }

    /// It would leave traces in the user's folders otherwise, whatever its profile.
    @Override
    public Map<String, String> environment(Path profile) {
        return Map.of(
                "HOME", profile.toString(),
                "XDG_CONFIG_HOME", profile.resolve("config").toString(),
                "XDG_CACHE_HOME", profile.resolve("cache").toString(),
                "MOZ_CRASHREPORTER_DISABLE", "1");
    }
}
