package org.fetchandrotate.desktop;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What a window needs of the machine: JavaFX beside the program, and on Linux a display and GTK. Tells what is
/// missing.
///
/// @param name of the operating system, as in the property `os.name`
/// @param toolkit the kind that JavaFX is told to use, as in its property `glass.platform`; empty = the system's
///     own
/// @param environment the variables of the process
/// @param hasLibrary whether the system finds a native library, given its file name
@SuppressWarnings("restricted") // native access is what the launcher grants
record WindowSystem(String name, String toolkit, Map<String, String> environment, Predicate<String> hasLibrary) {
    private static final String X11 = "libX11.so.6";
    /// What `libglassgtk3.so` of JavaFX is linked to, beside what every system with a display has.
    private static final List<String> LIBRARIES = List.of(X11, "libgtk-3.so.0", "libXtst.so.6");

    static WindowSystem ofProcess(Map<String, String> environment) {
        return new WindowSystem(
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform", ""),
                environment,
                WindowSystem::isThere);
    }

    /// Why there is no need to try, in one sentence. Takes next to no time: what the toolkit finds out by itself
    /// without a stack trace is left to it; see [#reason(RuntimeException)].
    Optional<String> obstacle() {
        if (needsDisplay() && display().isEmpty()) {
            return Optional.of("There is no display to open a window on.");
        }
        return missingToolkit().or(() -> needsDisplay() ? missing(List.of(X11)) : Optional.empty());
    }

    /// Why the toolkit couldn't start, in one sentence; empty if it isn't for want of anything.
    ///
    /// @param refusal what it threw
    Optional<String> reason(RuntimeException refusal) {
        Optional<String> told = Optional.of(refusal)
                .filter(UnsupportedOperationException.class::isInstance)
                .map(Throwable::getMessage);
        return needsDisplay()
                ? missing(LIBRARIES).or(() -> told.map(_ -> "The display " + display() + " can't be opened."))
                : told.map(message -> "No window can be opened: " + message + ".");
    }

    private boolean needsDisplay() {
        return isLinux() && !isHeadlessToolkit();
    }

    /// Only X11 tells by a variable, and it is what JavaFX uses on Linux, under Wayland too.
    private String display() {
        return environment.getOrDefault("DISPLAY", "");
    }

    private boolean isLinux() {
        String system = name.toLowerCase(Locale.ROOT);
        return !system.contains("win") && !system.contains("mac");
    }

    private boolean isHeadlessToolkit() {
        return toolkit.equals("Headless");
    }

    private static Optional<String> missingToolkit() {
        try {
            Class.forName("javafx.application.Application", false, WindowSystem.class.getClassLoader());
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            return Optional.of("The window needs JavaFX, which isn't here: start it with the script fetch-and-rotate.");
        }
    }

    private Optional<String> missing(List<String> libraries) {
        return libraries.stream()
                .filter(library -> !hasLibrary.test(library))
                .findFirst()
                .map(library -> "The window needs " + library + ", which isn't installed: install GTK 3 and Xtst"
                        + " (Debian, Ubuntu: apt install libgtk-3-0 libxtst6; Fedora: dnf install gtk3 libXtst).");
    }

    private static boolean isThere(String library) {
        try {
            SymbolLookup.libraryLookup(library, Arena.global());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
