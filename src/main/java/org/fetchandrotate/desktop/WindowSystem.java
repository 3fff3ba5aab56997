package org.fetchandrotate.desktop;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What a window needs of the machine: JavaFX beside the program, and on Linux a display and GTK. Tells what is
/// missing before the toolkit meets it, since that would end in a stack trace.
///
/// @param name of the operating system, as in the property `os.name`
/// @param toolkit the kind that JavaFX is told to use, as in its property `glass.platform`; empty = the system's
///     own
/// @param environment the variables of the process
/// @param hasLibrary whether the system finds a native library, given its file name
@SuppressWarnings("restricted") // native access is what the launcher grants
record WindowSystem(String name, String toolkit, Map<String, String> environment, Predicate<String> hasLibrary) {
    /// What `libglassgtk3.so` of JavaFX is linked to, beside what every system with a display has.
    private static final List<String> LIBRARIES = List.of("libX11.so.6", "libgtk-3.so.0", "libXtst.so.6");

    static WindowSystem ofProcess(Map<String, String> environment) {
        return new WindowSystem(
                System.getProperty("os.name", ""),
                System.getProperty("glass.platform", ""),
                environment,
                WindowSystem::isThere);
    }

    Optional<String> obstacle() {
        if (isLinux() && !isHeadlessToolkit()) {
            if (display().isEmpty()) {
                return Optional.of("There is no display to open a window on.");
            }
            return missingToolkit().or(this::missingLibrary).or(this::deadDisplay);
        }
        return missingToolkit();
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

    private Optional<String> missingLibrary() {
        return LIBRARIES.stream()
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

    /// Opens the display as the toolkit will, and closes it.
    private Optional<String> deadDisplay() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
            Linker linker = Linker.nativeLinker();
            MemorySegment connection = (MemorySegment) linker.downcallHandle(
                            x11.findOrThrow("XOpenDisplay"),
                            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS))
                    .invokeExact(arena.allocateFrom(display()));
            if (connection.equals(MemorySegment.NULL)) {
                return Optional.of("The display " + display() + " can't be opened.");
            }
            int _ = (int) linker.downcallHandle(
                            x11.findOrThrow("XCloseDisplay"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                    .invokeExact(connection);
            return Optional.empty();
        } catch (Throwable e) { // as a method handle declares it
            throw new IllegalStateException("Can't call Xlib", e);
        }
    }
}
