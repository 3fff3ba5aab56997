package org.fetchandrotate.desktop.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.base.Wastebasket;

/// Remembers what the window asked of the system, and answers as it was told to.
public final class RecordedActions implements SystemActions {
    public final List<String> log = new ArrayList<>();
    public Optional<Path> folder = Optional.empty();
    /// Where the last choice of a folder began.
    public Optional<Path> near = Optional.empty();

    public Optional<Path> saveFile = Optional.empty();
    public List<Path> files = List.of();
    public Optional<Wastebasket> wastebasket = Optional.empty();
    public Consumer<String> unopened = what -> {};
    private final RecordedPresence presence = new RecordedPresence();

    @Override
    public void open(Path file) {
        log.add("open " + file);
    }

    @Override
    public void browse(String url) {
        log.add("browse " + url);
    }

    @Override
    public void onUnopened(Consumer<String> told) {
        unopened = told;
    }

    @Override
    public Optional<Wastebasket> wastebasket(Path inside) {
        return wastebasket;
    }

    @Override
    public void copy(String text) {
        log.add("copy " + text);
    }

    @Override
    public Optional<Path> chooseSaveFile(String title, String suggestedName) {
        return saveFile;
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> begin) {
        near = begin;
        return folder;
    }

    @Override
    public List<Path> chooseFiles(String title) {
        return files;
    }

    @Override
    public void notify(String title, String text) {
        log.add("notify " + title + ": " + text);
    }

    @Override
    public RecordedPresence presence() {
        return presence;
    }
}
