package org.fetchandrotate.render;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A headless browser that runs, with a profile that goes with it. It finds no network: its proxy is a port
/// where nobody listens, and it resolves no name.
final class BrowserProcess implements AutoCloseable {
    private static final String ANNOUNCED = "DevTools listening on ";
    private static final long MOST_START_SECONDS = 30;

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
            "--blink-settings=imagesEnabled=false",
            "--window-size=1920,1080",
            // port 9 discards: what isn't answered through DevTools fails
            "--proxy-server=http://127.0.0.1:9",
            "--proxy-bypass-list=<-loopback>",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");

    private final Process process;
    private final Path profile;
    private final URI devTools;

    private BrowserProcess(Process process, Path profile, URI devTools) {
        this.process = process;
        this.profile = profile;
        this.devTools = devTools;
    }

    /// @throws IOException if it doesn't start
    static BrowserProcess start(Path browser, String userAgent) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("fetch-and-rotate-browser");
        List<String> command = new ArrayList<>(List.of(browser.toString()));
        command.addAll(OPTIONS);
        command.add("--user-agent=" + userAgent);
        command.add("--user-data-dir=" + profile);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // Chromium refuses to run as root otherwise
        }
        command.add("about:blank");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            delete(profile);
            throw e;
        }
        CompletableFuture<URI> announced = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> listen(process, announced));
        try {
            return new BrowserProcess(process, profile, announced.get(MOST_START_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException e) {
            end(process, profile);
            throw new IOException("the browser doesn't start", e);
        } catch (InterruptedException e) {
            end(process, profile);
            throw e;
        }
    }

    URI devTools() {
        return devTools;
    }

    private static void listen(Process process, CompletableFuture<URI> announced) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(ANNOUNCED))
                    .forEach(line -> announced.complete(
                            URI.create(line.substring(ANNOUNCED.length()).strip())));
            announced.completeExceptionally(new IOException("it ended"));
        } catch (IOException | UncheckedIOException e) {
            announced.completeExceptionally(e);
        }
    }

    /// Ends it at once, with whatever it started.
    @Override
    public void close() throws IOException {
        end(process, profile);
    }

    private static void end(Process process, Path profile) throws IOException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        children.forEach(child -> child.onExit().join());
        delete(profile);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
