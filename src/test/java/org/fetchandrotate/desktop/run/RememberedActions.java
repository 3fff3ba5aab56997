package org.fetchandrotate.desktop.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fetchandrotate.desktop.base.DesktopPresence;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.base.Wastebasket;

/// Remembers what the window asked of the system.
public final class RememberedActions implements SystemActions {
    private final List<String> asked = new ArrayList<>();

    /// In order, such as `copy text`.
    public List<String> asked() {
        return asked;
    }

    @Override
    public void open(Path file) {
        asked.add("open " + file.getFileName());
    }

    @Override
    public void browse(String url) {
        asked.add("browse " + url);
    }

    @Override
    public void onUnopened(Consumer<String> told) {
        // everything opens
    }

    @Override
    public Optional<Wastebasket> wastebasket(Path inside) {
        return Optional.empty();
    }

    @Override
    public void copy(String text) {
        asked.add("copy " + text);
    }

    @Override
    public Optional<Path> chooseSaveFile(String title, String suggestedName) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> near) {
        return Optional.empty();
    }

    @Override
    public List<Path> chooseFiles(String title) {
        return List.of();
    }

    @Override
    public void notify(String title, String text) {
        asked.add("notify " + title);
    }

    @Override
    public DesktopPresence presence() {
        throw new UnsupportedOperationException("the window's");
    }
}
