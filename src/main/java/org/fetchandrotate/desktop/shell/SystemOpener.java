package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands files, folders and pages to the programs that the system has for them, and finds out whether it has any.
/// JavaFX's own way tells that to nobody but the terminal. Thread-safe.
final class SystemOpener {
    private static final Logger LOG = LoggerFactory.getLogger(SystemOpener.class);

    /// What takes longer has found a program, and may be that program itself.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<List<String>> commands;
    private final Duration patience;

    /// @param environment the variables of the process: `PATH` is where programs are looked for
    /// @param osName as the system property `os.name`
    SystemOpener(Map<String, String> environment, String osName) {
        this(commands(environment, osName.toLowerCase(Locale.ROOT)), PATIENCE);
    }

    /// @param commands to be tried in turn, each without the target
    SystemOpener(List<List<String>> commands, Duration patience) {
        this.commands = List.copyOf(commands);
        this.patience = patience;
    }

    /// Opens a URL, a file or a folder. Waits.
    ///
    /// @return whether some program took it
    boolean open(String target) throws InterruptedException {
        for (List<String> command : commands) {
            if (takes(command, target)) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(List<String> command, String target) throws InterruptedException {
        List<String> words = Stream.concat(command.stream(), Stream.of(target)).toList();
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() == 0;
        } catch (IOException e) {
            LOG.debug("{} can't be started", command, e);
            return false;
        }
    }

    private static List<List<String>> commands(Map<String, String> environment, String osName) {
        if (osName.startsWith("mac")) {
            return List.of(List.of("/usr/bin/open"));
        }
        if (osName.startsWith("windows")) {
            return List.of(List.of("rundll32.exe", "url.dll,FileProtocolHandler"));
        }
        return Stream.of(List.of("xdg-open"), List.of("gio", "open"))
                .flatMap(command -> program(environment, command.getFirst())
                        .map(path -> Stream.concat(
                                        Stream.of(path.toString()),
                                        command.stream().skip(1))
                                .toList())
                        .stream())
                .toList();
    }

    private static Optional<Path> program(Map<String, String> environment, String name) {
        return Pattern.compile(":")
                .splitAsStream(environment.getOrDefault("PATH", ""))
                .filter(folder -> folder.startsWith("/"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
