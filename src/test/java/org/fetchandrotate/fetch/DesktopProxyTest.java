package org.fetchandrotate.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.fetchandrotate.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The program as its user starts it, on a desktop whose settings name a proxy.
@Timeout(120)
@EnabledOnOs(OS.LINUX)
final class DesktopProxyTest {
    /// By what the JDK finds out about GNOME's settings, and others' that follow them.
    private static final Path SCHEMA = Path.of("/usr/share/glib-2.0/schemas/org.gnome.system.proxy.gschema.xml");

    @TempDir
    private Path folder;

    @Test
    void proxyOfTheDesktopIsUsed_whereNoVariableSaysOtherwise() throws Exception {
        assumeTrue(Files.exists(SCHEMA), "needs gsettings-desktop-schemas and libglib2.0");
        try (ProxyServer proxy = new ProxyServer("")) {
            scrape("http://photos.example:8080/", Map.of(), proxy.port());
            assertThat(proxy.asked()).contains("GET http://photos.example:8080/robots.txt");
        }
        try (ProxyServer proxy = new ProxyServer("");
                ProxyServer other = new ProxyServer("")) {
            scrape(
                    "http://photos.example:8080/",
                    Map.of("http_proxy", "http://127.0.0.1:" + other.port()),
                    proxy.port());
            assertThat(other.asked()).isNotEmpty();
            assertThat(proxy.asked()).isEmpty();
        }
    }

    private void scrape(String url, Map<String, String> variables, int proxyPort) throws Exception {
        Path settings = Files.createDirectories(folder.resolve("config/glib-2.0/settings"));
        Files.writeString(settings.resolve("keyfile"), """
                [system/proxy]
                mode='manual'

                [system/proxy/http]
                host='127.0.0.1'
                port=%d
                """.formatted(proxyPort));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "scrape",
                url));
        builder.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        builder.environment()
                .putAll(Map.of(
                        "GSETTINGS_BACKEND",
                        "keyfile",
                        "XDG_CONFIG_HOME",
                        folder.resolve("config").toString(),
                        "XDG_CURRENT_DESKTOP",
                        "GNOME"));
        builder.environment().putAll(variables);
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    }
}
