package org.fetchandrotate.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Chromium, Chrome and Edge. Their proxy is a port where nobody listens, and they resolve no name.
final class ChromiumLaunch implements Launch {
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--remote-debugging-port=0",
            "--no-first-run",
            "--no-default-browser-check",
            "--disable-gpu",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,WebRtcHideLocalIpsWithMdns",
            "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
            "--mute-audio",
            "--accept-lang=en-US,en",
            "--blink-settings=imagesEnabled=false",
            "--window-size=1920,1080",
            // port 9 discards: what isn't answered through DevTools fails
            "--proxy-server=http://127.0.0.1:9",
            "--proxy-bypass-list=<-loopback>",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    @Override
    public String announced() {
        return "DevTools listening on ";
    }

    @Override
    public void furnish(Path profile, String userAgent) {}

    @Override
    public List<String> options(Path profile, String userAgent) {
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("--user-agent=" + userAgent);
        options.add("--user-data-dir=" + profile);
        if ("root".equals(System.getProperty("user.name"))) {
            options.add("--no-sandbox"); // Chromium refuses to run as root otherwise
        }
        options.add("about:blank");
        return options;
    }

    @Override
    public Map<String, String> environment(Path profile) {
        return Map.of();
    }
}
