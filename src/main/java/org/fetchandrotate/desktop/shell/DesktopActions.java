package org.fetchandrotate.desktop.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.fetchandrotate.desktop.base.Background;
import org.fetchandrotate.desktop.base.DesktopPresence;
import org.fetchandrotate.desktop.base.SystemActions;
import org.fetchandrotate.desktop.base.Wastebasket;
import org.jspecify.annotations.Nullable;

/// The desktop system around the window.
public final class DesktopActions implements SystemActions {
    private final Stage stage;
    private final Background background;
    private final Map<String, String> environment;
    private final SystemOpener opener;
    private final DesktopNotification notification;
    private final DesktopPresence presence;
    private Consumer<String> unopened = _ -> {};

    /// @param background waits for what is opened
    /// @param environment the variables of the process
    /// @param presence what the desktop shows outside of the window
    public DesktopActions(
            Stage stage, Background background, Map<String, String> environment, DesktopPresence presence) {
        this.stage = stage;
        this.background = background;
        this.environment = Map.copyOf(environment);
        opener = new SystemOpener(environment, System.getProperty("os.name"));
        notification = new DesktopNotification(stage, environment);
        this.presence = presence;
    }

    @Override
    public void open(Path file) {
        open(file.toString());
    }

    @Override
    public void browse(String url) {
        open(url);
    }

    @Override
    public void onUnopened(Consumer<String> told) {
        unopened = told;
    }

    private void open(String target) {
        background.run(
                () -> opener.open(target),
                isOpen -> {
                    if (!isOpen) {
                        unopened.accept(target);
                    }
                },
                _ -> unopened.accept(target));
    }

    @Override
    public Optional<Wastebasket> wastebasket(Path folder) {
        return Wastebasket.of(
                folder, environment, Path.of(System.getProperty("user.home", "")), Clock.systemDefaultZone());
    }

    @Override
    public void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }

    @Override
    public Optional<Path> chooseSaveFile(String title, String suggestedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(suggestedName);
        return path(chooser.showSaveDialog(stage));
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> near) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        near.flatMap(DesktopActions::existing).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return path(chooser.showDialog(stage)).filter(Files::isDirectory);
    }

    @Override
    public List<Path> chooseFiles(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        @Nullable List<File> chosen = chooser.showOpenMultipleDialog(stage);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public void notify(String title, String text) {
        notification.show(title, text);
    }

    @Override
    public DesktopPresence presence() {
        return presence;
    }

    /// The folder itself, or the nearest above that is there.
    private static Optional<Path> existing(Path folder) {
        for (@Nullable Path there = folder.toAbsolutePath(); there != null; there = there.getParent()) {
            if (Files.isDirectory(there)) {
                return Optional.of(there);
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
