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

/// A headless browser that runs, with a profile that goes with it.
final class BrowserProcess implements AutoCloseable {
    private static final long MOST_START_SECONDS = 30;

    private final Process process;
    private final Path profile;
    private final URI address;

    private BrowserProcess(Process process, Path profile, URI address) {
        this.process = process;
        this.profile = profile;
        this.address = address;
    }

    /// @throws IOException if it doesn't start
    static BrowserProcess start(Path browser, Launch launch, String userAgent)
            throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("fetch-and-rotate-browser");
        Process process;
        try {
            launch.furnish(profile, userAgent);
            List<String> command = new ArrayList<>(List.of(browser.toString()));
            command.addAll(launch.options(profile, userAgent));
            ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(launch.environment(profile));
            process = builder.start();
        } catch (IOException e) {
            delete(profile);
            throw e;
        }
        CompletableFuture<URI> announced = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> listen(process, launch.announced(), announced));
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

    /// Where it can be talked to.
    URI address() {
        return address;
    }

    private static void listen(Process process, String prefix, CompletableFuture<URI> announced) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(prefix))
                    .forEach(line -> announced.complete(
                            URI.create(line.substring(prefix.length()).strip())));
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
