package org.fetchandrotate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fetchandrotate.demo.ThrowAwayFolder;
import org.fetchandrotate.model.Website;
import org.fetchandrotate.settings.SettingsException;
import org.fetchandrotate.settings.WebsiteList;

/// The folder that a demo runs in.
final class DemoWorkspace implements AutoCloseable {
    /// Tells a demo's folder from a workspace of the user's, which must not be touched.
    private static final String MARK = "; A demo workspace of Fetch and Rotate.";

    private final Path folder;
    /// What is to go afterwards; empty if the folder is to be kept.
    private final Optional<ThrowAwayFolder> temporary;

    private DemoWorkspace(Path folder, Optional<ThrowAwayFolder> temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    /// A new folder among the system's temporary ones, removed by [#close()].
    static DemoWorkspace throwAway() throws IOException {
        ThrowAwayFolder temporary = ThrowAwayFolder.make();
        return new DemoWorkspace(temporary.path(), Optional.of(temporary));
    }

    /// A folder of the user's choice: made, or used again if a demo made it.
    ///
    /// @throws CommandFailure if it holds something else
    static DemoWorkspace kept(Path folder) throws IOException, CommandFailure {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandFailure(ExitCode.USAGE, folder + ": is no folder; name a new one");
        }
        Path config = folder.resolve("config.ini");
        boolean ours = Files.isRegularFile(config) && Files.readString(config).startsWith(MARK);
        if (!ours && Files.exists(folder) && !isEmpty(folder)) {
            throw new CommandFailure(
                    ExitCode.USAGE, folder + ": holds other things than a demo; name a new or an empty folder");
        }
        Files.createDirectories(folder);
        return new DemoWorkspace(folder, Optional.empty());
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    Path folder() {
        return folder;
    }

    /// Writes the settings, unless they are there, and the list of websites.
    WorkspaceOption.Chosen prepare(List<Website> websites) throws IOException, SettingsException {
        Path config = folder.resolve("config.ini");
        if (Files.notExists(config)) {
            Files.writeString(config, MARK + "\n\n[DEFAULT]\nmax_img_count = 100\nproxy = none\n");
        }
        WorkspaceOption.Chosen chosen = WorkspaceOption.of(config);
        WebsiteList.of(websites).save(chosen.workspace().websiteList());
        return chosen;
    }

    @Override
    public void close() throws IOException {
        if (temporary.isPresent()) {
            temporary.get().close();
        }
    }
}
