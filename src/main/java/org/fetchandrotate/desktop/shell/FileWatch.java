package org.fetchandrotate.desktop.shell;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells when one of some files may have been changed, by whatever program and in whatever way: written in
/// place, or replaced by renaming another.
final class FileWatch implements AutoCloseable {
    private final WatchService service;
    private final Set<Path> files;
    private final Runnable changed;

    private FileWatch(WatchService service, Set<Path> files, Runnable changed) {
        this.service = service;
        this.files = files;
        this.changed = changed;
    }

    /// @param changed called on a thread of the watch
    /// @return empty where the system can't watch (some network disks, too many watches): the files are read again
    ///     before each save and run all the same
    static Optional<FileWatch> start(Set<Path> files, Runnable changed) {
        Set<Path> absolute =
                files.stream().map(file -> file.toAbsolutePath().normalize()).collect(Collectors.toSet());
        try {
            Set<Path> folders = absolute.stream()
                    .map(file -> Objects.requireNonNull(file.getParent()))
                    .collect(Collectors.toSet());
            WatchService service = folders.iterator().next().getFileSystem().newWatchService();
            FileWatch watch = new FileWatch(service, absolute, changed);
            for (Path folder : folders) {
                folder.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
            }
            Thread.ofPlatform().name("file-watch").daemon().start(watch::watch);
            return Optional.of(watch);
        } catch (IOException | UnsupportedOperationException _) {
            return Optional.empty();
        }
    }

    private void watch() {
        try {
            while (true) {
                WatchKey key = service.take();
                if (concerns(key)) {
                    changed.run();
                }
                key.reset();
            }
        } catch (ClosedWatchServiceException | InterruptedException _) {
            // the end
        }
    }

    private boolean concerns(WatchKey key) {
        Path folder = (Path) key.watchable();
        boolean concerned = false;
        for (var event : key.pollEvents()) {
            @Nullable Object name = event.context();
            // events without a name: too many at once, so that any file may be among them
            concerned |= name == null || name instanceof Path path && files.contains(folder.resolve(path));
        }
        return concerned;
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException _) {
            // the system lets go of it at the program's end at the latest
        }
    }
}
