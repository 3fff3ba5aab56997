package org.fetchandrotate.render;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Looks for a browser that speaks the DevTools protocol.
public final class InstalledBrowser {
    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "microsoft-edge-stable",
            "chrome.exe",
            "msedge.exe");

    /// Where macOS and Windows keep programs that are in no search path.
    private static final List<String> PLACES = List.of(
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "ProgramFiles|Google/Chrome/Application/chrome.exe",
            "ProgramFiles(x86)|Google/Chrome/Application/chrome.exe",
            "LOCALAPPDATA|Google/Chrome/Application/chrome.exe",
            "ProgramFiles(x86)|Microsoft/Edge/Application/msedge.exe",
            "ProgramFiles|Microsoft/Edge/Application/msedge.exe");

    private InstalledBrowser() {}

    /// @param environment `PATH`, and on Windows the folders of programs
    public static Optional<Path> find(Map<String, String> environment) {
        Stream<String> onPath = NAMES.stream()
                .flatMap(name -> Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> folder + File.separator + name));
        Stream<String> elsewhere = PLACES.stream().flatMap(place -> inFolder(place, environment));
        return Stream.concat(onPath, elsewhere)
                .flatMap(InstalledBrowser::path)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<String> inFolder(String place, Map<String, String> environment) {
        int bar = place.indexOf('|');
        return bar < 0
                ? Stream.of(place)
                : Stream.ofNullable(environment.get(place.substring(0, bar)))
                        .map(folder -> folder + "/" + place.substring(bar + 1));
    }

    private static Stream<Path> path(String text) {
        try {
            return Stream.of(Path.of(text));
        } catch (InvalidPathException nonsense) {
            return Stream.empty(); // a search path may hold anything
        }
    }
}
