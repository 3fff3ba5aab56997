package org.fetchandrotate.render;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A browser that can build pages.
///
/// @param program what is started
public record InstalledBrowser(Path program, Kind kind) {
    /// How it is talked to.
    public enum Kind {
        /// Chromium, Chrome, Edge: the DevTools protocol.
        CHROMIUM(
                List.of(
                        "chromium",
                        "chromium-browser",
                        "google-chrome",
                        "google-chrome-stable",
                        "microsoft-edge",
                        "microsoft-edge-stable",
                        "chrome.exe",
                        "msedge.exe"),
                List.of(
                        "/Applications/Chromium.app/Contents/MacOS/Chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
                        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
                        "ProgramFiles|Google/Chrome/Application/chrome.exe",
                        "ProgramFiles(x86)|Google/Chrome/Application/chrome.exe",
                        "LOCALAPPDATA|Google/Chrome/Application/chrome.exe",
                        "ProgramFiles(x86)|Microsoft/Edge/Application/msedge.exe",
                        "ProgramFiles|Microsoft/Edge/Application/msedge.exe")),

        /// Firefox: WebDriver BiDi.
        FIREFOX(
                List.of("firefox", "firefox-esr", "firefox.exe"),
                List.of(
                        "/Applications/Firefox.app/Contents/MacOS/firefox",
                        "ProgramFiles|Mozilla Firefox/firefox.exe",
                        "ProgramFiles(x86)|Mozilla Firefox/firefox.exe"));

        /// What the program is called in the search path.
        private final List<String> names;

        /// Where macOS and Windows keep programs that are in no search path; before a bar the variable with the
        /// folder.
        private final List<String> places;

        Kind(List<String> names, List<String> places) {
            this.names = names;
            this.places = places;
        }
    }

    /// The first that there is, of the kinds in their order.
    ///
    /// @param environment `PATH`, and on Windows the folders of programs
    public static Optional<InstalledBrowser> find(Map<String, String> environment) {
        return Stream.of(Kind.values())
                .flatMap(kind -> find(kind, environment).stream())
                .findFirst();
    }

    /// @param environment as above
    public static Optional<InstalledBrowser> find(Kind kind, Map<String, String> environment) {
        Stream<String> onPath = kind.names.stream()
                .flatMap(name -> Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .filter(folder -> !folder.isBlank())
                        .map(folder -> folder + File.separator + name));
        Stream<String> elsewhere = kind.places.stream().flatMap(place -> inFolder(place, environment));
        return Stream.concat(onPath, elsewhere)
                .flatMap(InstalledBrowser::path)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(program -> new InstalledBrowser(program, kind));
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
